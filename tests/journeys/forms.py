"""What a browser would send of a form."""

import json

CHOSEN = {"edit_url", "editUrl"}  # what the state of a chooser tells beside the key
SENT_NEVER = {"submit", "button", "image", "reset", "file"}


def fields_of(form):
    """Name → values of all that is filled in, as a browser reads it."""
    fields = {}
    for element in form.find_all(["input", "select", "textarea"]):
        if element.get("name") and not element.has_attr("disabled") and not element.find_parent("template"):
            fields.setdefault(element["name"], []).extend(_values(element))
    for stream in form.find_all(attrs={"data-w-block-arguments-value": True}):
        fields |= stream_fields(stream["id"], json.loads(stream["data-w-block-arguments-value"])[0])
    return fields


def _values(element):
    if element.name == "textarea":
        return [element.get_text().removeprefix("\n")]
    if element.name == "select":
        options = element.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")]
        if not chosen and not element.has_attr("multiple"):
            chosen = options[:1]
        return [option.get("value", option.get_text()) for option in chosen]
    kind = element.get("type", "text")
    if kind in SENT_NEVER:
        return []
    if kind in {"checkbox", "radio"}:
        return [element.get("value", "on")] if element.has_attr("checked") else []
    return [element.get("value", "")]


def stream_fields(name, state):
    """The fields that the editor's script makes of a block's state: nothing in the HTML shows them."""
    if isinstance(state, list) and (not state or isinstance(state[0], dict)):
        fields = {f"{name}-count": [str(len(state))]}
        for index, item in enumerate(state):
            prefix = f"{name}-{index}"
            facts = {"order": str(index), "deleted": "", "id": item.get("id") or "", "type": item.get("type", "")}
            fields |= {f"{prefix}-{fact}": [value] for fact, value in facts.items()}
            fields |= stream_fields(f"{prefix}-value", item["value"])
        return fields
    if isinstance(state, dict) and "columns" in state:
        return _table_fields(name, state)
    if isinstance(state, dict) and not CHOSEN & state.keys():
        return {key: value for part in state for key, value in stream_fields(f"{name}-{part}", state[part]).items()}
    if isinstance(state, dict):  # something chosen
        state = state["id"]
    if isinstance(state, bool):
        return {name: ["on"] if state else []}
    return {name: state if isinstance(state, list) else ["" if state is None else str(state)]}


def _table_fields(name, state):
    columns, rows = state["columns"], state["rows"]
    fields = {f"{name}-caption": state["caption"], f"{name}-column-count": len(columns), f"{name}-row-count": len(rows)}
    for number, column in enumerate(columns):
        facts = column | {"order": number, "deleted": ""}
        fields |= {f"{name}-column-{number}-{fact}": value for fact, value in facts.items()}
    for number, row in enumerate(rows):
        fields |= {f"{name}-row-{number}-order": number, f"{name}-row-{number}-deleted": ""}
        for place, value in enumerate(row["values"]):
            fields |= stream_fields(f"{name}-cell-{number}-{place}", value)
    return fields
