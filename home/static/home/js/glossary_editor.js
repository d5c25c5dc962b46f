// Rich text in the editor: marks words that the glossary explains. The reader's site does not load this.
class GlossarySource extends window.draftail.ModalWorkflowSource {
  getChooserConfig() {
    return {
      url: this.props.entityType.chooserUrls.glossaryChooser,
      urlParams: {},
      onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
      responses: { chosen: (term) => this.onChosen({ ...term, title: term.string }) },
    };
  }

  filterEntityData(term) {
    return { id: term.id, term: term.string, url: term.edit_url };
  }
}

function GlossaryWord(props) {
  const { term, url } = props.contentState.getEntity(props.entityKey).getData();
  const icon = window.React.createElement(window.wagtail.components.Icon, { name: "glasses" });
  return window.React.createElement(window.draftail.TooltipEntity, { ...props, icon, label: term || "?", url: url || "" });
}

window.draftail.registerPlugin({ type: "GLOSSARY", source: GlossarySource, decorator: GlossaryWord }, "entityTypes");
