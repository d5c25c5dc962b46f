r"""
Who passes where in the admin, whichever way they ask: everybody else is refused, and changes nothing.

The first column is how an address begins, as the URLconf writes it, without “admin/”; with “$” it is the whole
address. The longest that fits counts. The second column names those who pass:

    A  admin                 M  anmeldung             D  datenschutz           ALL     everybody in the admin
    R  redaktion             B  beratung              F  traduction            PUBLIC  strangers as well
    V  veroeffentlichung     G  arbeitsgemeinschaft   U  pereklad              NOBODY  or not with this sample, or
                             N  newsletter                                             another page has taken over

The samples are about a German page with a French version (tests/contract/admin_addresses.py), so that whoever
translates into French passes where that version is in question, and who translates into Ukrainian does not.
"""

ROLES = {
    "A": "admin",
    "R": "redaktion",
    "V": "veroeffentlichung",
    "M": "anmeldung",
    "B": "beratung",
    "G": "arbeitsgemeinschaft",
    "N": "newsletter",
    "D": "datenschutz",
    "F": "traduction",
    "U": "pereklad",
    "S": "stranger",
}
SETS = {"ALL": "ARVMBGNDFU", "PUBLIC": "ARVMBGNDFUS", "NOBODY": ""}

TABLE = r"""
$                                                                          ALL
^.*/$$                                                                     PUBLIC
account/$                                                                  ALL
api/main/                                                                  ALL
api/main/documents/<int:pk>/$                                              ARVFU
api/main/documents/find/$                                                  NOBODY
api/main/images/<int:pk>/$                                                 ARVFU
api/main/images/find/$                                                     NOBODY
api/main/pages/<int:pk>/$                                                  ARV
api/main/pages/<int:pk>/action/<str:action_name>/$                         NOBODY
api/main/pages/find/$                                                      NOBODY
attachments/<int:pk>/$                                                     NOBODY
block-preview/$                                                            NOBODY
bulk/<str:app_label>/<str:model_name>/<str:action>/$                       NOBODY
choose-anchor-link/$                                                       ALL
choose-email-link/$                                                        ALL
choose-external-link/$                                                     ARVGFUN
choose-page/                                                               ARVGFUN
choose-phone-link/$                                                        ALL
collections/                                                               A
dismissibles/$                                                             ALL
documents/                                                                 ARV
documents/chooser/                                                         ALL
documents/chooser/chosen/<str:pk>/$                                        ARVFU
documents/chooser/create/$                                                 ARV
documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/$  NOBODY
documents/multiple/delete_upload/<int:uploaded_file_id>/$                  NOBODY
editing-sessions/                                                          ALL
editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/$  ARV
events/$                                                                   ARVFU
events/<int:event_id>/                                                     AM
events/<int:event_id>/participants/<int:pk>/certificate/$                  NOBODY
events/<int:page_id>/                                                      AV
events/<int:page_id>/documents/$                                           ARV
events/<int:page_id>/from-calendar-file/$                                  NOBODY
events/<int:page_id>/further-dates/$                                       NOBODY
events/<int:page_id>/online-access/$                                       ARV
events/choose_parent/$                                                     ALL
events/participants/                                                       AM
events/results/$                                                           ARVFU
groups/                                                                    A
handbook/                                                                  ALL
images/                                                                    ARV
images/<int:image_id>/generate_url/                                        NOBODY
images/chooser/                                                            ALL
images/chooser/<int:image_id>/select_format/$                              ARVFU
images/chooser/chosen/<str:pk>/$                                           ARVFU
images/chooser/create/$                                                    ARV
images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/$        NOBODY
images/multiple/delete_upload/<int:uploaded_file_id>/$                     NOBODY
jsi18n/$                                                                   PUBLIC
languages/$                                                                AV
locales/                                                                   A
localize/api/snippets/<slug:app_label>/<slug:model_name>/                  ARV
localize/jsi18n/$                                                          ALL
localize/page/<int:page_id>/convert_to_alias/$                             NOBODY
localize/reports/                                                          ARVFU
localize/submit/page/<int:page_id>/$                                       ARV
localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/$      NOBODY
localize/translate/<int:translation_id>/                                   NOBODY
localize/translate/<int:translation_id>/disable/$                          AV
localize/translate/<int:translation_id>/pofile/                            ARVF
localize/translate/<int:translation_id>/preview/$                          ARVF
localize/update/                                                           ALL
log-in/<int:pk>/$                                                          A
login/$                                                                    NOBODY
logout/$                                                                   NOBODY
pages/                                                                     ARVFU
pages/<int:page_id>/                                                       ARV
pages/<int:page_id>/convert_alias/$                                        NOBODY
pages/<int:page_id>/delete/$                                               AV
pages/<int:page_id>/lock/$                                                 AV
pages/<int:page_id>/privacy/$                                              AV
pages/<int:page_id>/revisions/$                                            ALL
pages/<int:page_id>/revisions/<int:revision_id>/unschedule/$               AV
pages/<int:page_id>/unlock/$                                               A
pages/<int:page_id>/unpublish/$                                            AV
pages/<int:page_to_move_id>/                                               AV
pages/<int:parent_page_id>/add_subpage/$                                   ARV
pages/^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$$  ARV
pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/  ARV
pages/create/<slug:app_label>/<slug:model_name>$                           ALL
pages/pasted/$                                                             ALL
pages/workflow/                                                            AV
pages/workflow/confirm_cancellation/<int:page_id>/$                        ARV
password_reset/                                                            NOBODY
personal-data/$                                                            AD
redirects/                                                                 AV
redirects/<int:redirect_id>/                                               A
reports/                                                                   ARVFU
reports/accesses/                                                          AD
reports/empty-searches/                                                    ARV
reports/helpful-pages/                                                     ARV
reports/locked/                                                            AV
reports/retention/$                                                        AD
reports/site-history/                                                      ALL
session/                                                                   ALL
settings/<slug:app_name>/<slug:model_name>/                                AV
settings/<slug:app_name>/<slug:model_name>/<int:pk>/preview/$              NOBODY
sites/                                                                     A
snippets/                                                                  ARV
snippets/choose/home/                                                      ARVFU
snippets/choose/home/topic/                                                ARVB
snippets/feedback/feedbackreport/add/$                                     NOBODY
snippets/feedback/feedbackreport/delete/<int:pk>/$                         NOBODY
snippets/mail/outboxmail/                                                  NOBODY
snippets/mail/outboxmail/$                                                 A
snippets/mail/outboxmail/inspect/<int:pk>/$                                A
snippets/mail/outboxmail/results/$                                         A
snippets/mail/outboxmail/send-again/<int:pk>/$                             A
snippets/newsletter/                                                       AN
snippets/newsletter/subscriber/add/$                                       NOBODY
snippets/newsletter/subscriber/edit/<int:pk>/$                             NOBODY
snippets/newsletter/subscriber/usage/<int:pk>/$                            NOBODY
snippets/partnerships/advicerequest/                                       AB
snippets/partnerships/advicerequest/add/$                                  NOBODY
snippets/partnerships/advicerequest/delete/<int:pk>/$                      NOBODY
snippets/partnerships/adviceroute/                                         NOBODY
snippets/partnerships/adviceroute/$                                        AB
snippets/partnerships/adviceroute/add/$                                    AB
snippets/partnerships/adviceroute/results/$                                AB
snippets/partnerships/answertemplate/                                      AB
snippets/partnerships/correction/add/$                                     NOBODY
snippets/partnerships/correction/delete/<int:pk>/$                         NOBODY
snippets/partnerships/groupmember/                                         AG
snippets/partnerships/groupmember/add/$                                    NOBODY
snippets/partnerships/groupmember/delete/<int:pk>/$                        NOBODY
snippets/partnerships/groupnote/                                           AG
snippets/partnerships/partnersearchnotice/add/$                            NOBODY
snippets/partnerships/partnersearchnotice/delete/<int:pk>/$                NOBODY
snippets/partnerships/proposal/add/$                                       NOBODY
snippets/partnerships/proposal/delete/<int:pk>/$                           NOBODY
sprite/$                                                                   PUBLIC
tag-autocomplete/                                                          ALL
test404/$                                                                  ALL
test-mail/$                                                                A
translation/                                                               ARV
translation/<int:translation_id>/files/                                    ARVF
translation/<int:translation_id>/machine/                                  ARVF
translation/editor/pages/<int:page_id>/                                    NOBODY
translation/overview/                                                      ARVFU
translation/overview/assign/$                                              ARV
translations/<int:page_id>/withdraw/$                                      ARV
users/                                                                     A
workflows/                                                                 A
"""


def rows() -> dict[str, set[str]]:
    """`{beginning of the address: the roles that pass}`."""
    found = {}
    for line in TABLE.strip().splitlines():
        beginning, letters = line.split()
        found[beginning] = {ROLES[letter] for letter in SETS.get(letters, letters)}
    return found


def row_of(pattern: str, known: dict[str, set[str]]) -> str | None:
    """The beginning that counts for the address; None where the table has none."""
    if f"{pattern}$" in known:
        return f"{pattern}$"
    fitting = [beginning for beginning in known if not beginning.endswith("$") and pattern.startswith(beginning)]
    return max(fitting, key=len, default=None)
