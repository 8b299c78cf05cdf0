import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/build.mjs'

const renderer = join(root, 'renderer')

const rules = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .flatMap((name) => {
    const text = readFileSync(join(renderer, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      where: `${relative(root, join(renderer, name))} ${selector.trim()}`,
      body,
    }))
  })

const scrollers = rules.filter(({ body }) => /overflow(-[xy])?:[^;]*\b(auto|scroll)\b/.test(body))

// What is positioned inside an unpositioned scroller does not scroll with it, and makes the window taller instead.
test('every scroll container is positioned, so that positioned elements inside scroll with it', () => {
  const unpositioned = scrollers.filter(({ body }) => !/position: (relative|absolute|fixed|sticky)/.test(body))
  expect(unpositioned.map(({ where }) => where)).toEqual([])
  expect(scrollers.length).toBeGreaterThan(10)
})
