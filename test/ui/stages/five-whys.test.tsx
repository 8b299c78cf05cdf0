import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { addProblem, answers, answerWhy, problems } from '../../../shared/stages/five-whys/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'
import { emptyDocument, showStage } from './show-stage'

test('a chain of whys is answered by keyboard alone, and the question changes when an answer ends at a person', async () => {
  const doc = emptyDocument()
  await showStage('five-whys', doc)
  await userEvent.type(await screen.findByRole('textbox', { name: 'New problem' }), 'Checkout was down{Enter}')
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why did this happen?' })),
  )
  await userEvent.keyboard('The pool was exhausted{Enter}')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Why was that so?'))
  await userEvent.keyboard('Someone forgot to raise the limit{Enter}')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('What made that sensible then?'))
  await userEvent.keyboard('The limit is set by hand on each host')
  await userEvent.click(screen.getByRole('button', { name: 'Ask why' }))
  const list = answers.read(doc).value
  expect(list.map(({ text }) => text)).toEqual([
    'The pool was exhausted',
    'Someone forgot to raise the limit',
    'The limit is set by hand on each host',
  ])
  expect(list.map(({ parent }) => parent)).toEqual([null, list[0]?.id, list[1]?.id])
})

test('another answer branches the chain; the map shows the whole tree and opens any path', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('five-whys', doc)
  const chain = gitlab.problems[0]?.chain ?? []
  const buttons = await screen.findAllByRole('button', { name: 'Other answer' })
  await userEvent.click(buttons[1] ?? document.body)
  await userEvent.type(screen.getByRole('textbox', { name: /Another answer/ }), 'It was late{Enter}')
  const tree = await screen.findAllByRole('treeitem')
  expect(tree).toHaveLength(chain.length + 1)
  expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('It was late')
  expect(screen.getByRole('button', { name: '+1 other answer' })).toBeTruthy()

  screen.getByRole('treeitem', { selected: true }).focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement?.textContent).toContain(chain[0]?.text)
  await userEvent.keyboard('{ArrowRight}')
  expect(document.activeElement?.textContent).toContain(chain[1]?.text)
  await waitFor(() => expect(screen.queryByRole('listitem', { name: 'It was late' })).toBeNull())
})

test('Present shows a single chain without the map, and the map once there is a branch', async () => {
  const doc = emptyDocument()
  const problem = addProblem(doc, testAuthor('Noor'), 'Nobody was paged')
  const first = answerWhy(doc, testAuthor('Mei'), problem, null, 'The check was off')
  await showStage('five-whys', doc, 'present')
  await waitFor(() => expect(screen.getAllByText('The check was off')).toHaveLength(1))
  await act(async () => void answerWhy(doc, testAuthor('Ilya'), problem, first, 'It was noisy'))
  expect(screen.getAllByText('The check was off')).toHaveLength(1)
  await act(async () => void answerWhy(doc, testAuthor('Ana'), problem, first, 'Its owner had left'))
  expect(screen.getByRole('list', { name: 'All answers' }).textContent).toContain('Its owner had left')
})

test('there can be at most three problems', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('five-whys', doc)
  await userEvent.click(await screen.findByRole('button', { name: 'Add problem' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'New problem' }), 'Users were told late{Enter}')
  await waitFor(() => expect(screen.getAllByRole('tab')).toHaveLength(3))
  expect(screen.getByRole('tab', { selected: true, name: 'Problem 3: Users were told late' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Add problem' })).toBeNull()
  screen.getByRole('tab', { selected: true }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { selected: true, name: `Problem 1: ${gitlab.problems[0]?.text}` })).toBeTruthy()
})

test('answers are marked, and their evidence written down', async () => {
  const doc = emptyDocument()
  const problem = addProblem(doc, testAuthor(), 'Down')
  answerWhy(doc, testAuthor(), problem, null, 'The pool was full')
  await showStage('five-whys', doc)
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Mark' }), 'Root cause')
  await userEvent.click(screen.getByRole('button', { name: 'Hypothesis' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Evidence' }), 'https://graphs.example/1{Enter}')
  expect(answers.read(doc).value[0]).toMatchObject({
    mark: 'root-cause',
    isHypothesis: true,
    evidence: 'https://graphs.example/1',
  })
})

test('the questions can be switched from why to how', async () => {
  await showStage('five-whys', createGitlabDocument(testAuthor()))
  await userEvent.click(await screen.findByRole('button', { name: 'How' }))
  expect(screen.getByText('How did this happen?')).toBeTruthy()
})

test('a removed problem comes back with its chain', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('five-whys', doc)
  const before = answers.read(doc).value.length
  await userEvent.click(await screen.findByRole('button', { name: 'Remove this problem' }))
  expect(problems.read(doc).value).toHaveLength(1)
  await userEvent.click(screen.getByText('Trash'))
  await userEvent.click(screen.getByRole('button', { name: `Restore ${gitlab.problems[0]?.text}` }))
  expect(problems.read(doc).value).toHaveLength(2)
  expect(answers.read(doc).value).toHaveLength(before)
})
