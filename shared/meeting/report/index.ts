export {
  addOwnSection,
  type ChosenSection,
  chooseTemplate,
  chosenSections,
  createOutline,
  listChosen,
  moveInOutline,
  type OutlineItem,
  refOfSection,
  rowOfTemplate,
  stepInOutline,
  templateOfRow,
  templateTexts,
  templateWithTitle,
  textOfSection,
  titleOfSection,
  UNTITLED_SECTION,
  usualPlace,
} from './chosen'
// Not the guides: only the choice of sections needs them, and it is loaded later.
export { type ReportSection, sections } from './order'
export { type SectionTemplate, sectionTemplates, type TemplateId, templateById, templateByTitle } from './templates'
