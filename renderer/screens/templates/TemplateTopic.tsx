import { numberText } from '../../../shared/meeting/format'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import prepare from '../prepare/PrepareScreen.module.css'
import { NewInTemplate } from './NewInTemplate'
import { SaveAsTemplate } from './SaveAsTemplate'

/** Which template the postmortem was made from, what is new in it since, and how to make one of this postmortem. */
export const TemplateTopic = () => {
  const { isReadOnly } = useEditing()
  const { id, name, version } = useMeeting((snapshot) => snapshot.templateNote)
  return (
    <section className={prepare.section} aria-labelledby="template">
      <header>
        <h2 id="template">Template</h2>
        {id === '' ? (
          <p className={prepare.lead}>This postmortem was made without a template.</p>
        ) : (
          <p className={prepare.lead}>
            From the template <bdi>“{name}”</bdi>, version {numberText(version)}. Its hints and prompt cards are the
            same for everybody in the meeting.
          </p>
        )}
      </header>
      <NewInTemplate />
      {!isReadOnly && <SaveAsTemplate />}
    </section>
  )
}
