// The folder rules of ARCHITECTURE.md as errors: who may import whom, and where a stage's id may be written.
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** Packages that `shared` may import: pure ones that run in any JavaScript environment. */
const sharedPackages = new Set([
  'yjs',
  'lib0',
  'zod',
  'fractional-indexing',
  '@noble/hashes',
  '@noble/ciphers',
  'papaparse',
  'yaml',
  'fflate',
  'htmlparser2',
  'mammoth',
  'entities',
])
const isSharedPackage = (name) =>
  sharedPackages.has(name) || name.startsWith('mdast-util-') || name.startsWith('micromark-')

/** Packages that only the page needs, and neither the host nor the command line. */
const pagePackages =
  /^(react|react-dom|react-aria.*|lucide-react|zustand|@codemirror\/.*|y-codemirror\.next|y-indexeddb|y-webrtc)$/

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const foldersIn = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** The modules of `shared`, each with those that it may import. A library imports only libraries. */
const sharedModules = {
  libs: ['libs'],
  crdt: [],
  protocol: [],
  meeting: ['libs', 'crdt', 'protocol'],
  stages: ['libs', 'crdt', 'meeting'],
  document: ['libs', 'crdt', 'protocol', 'meeting', 'stages'],
  import: ['libs', 'crdt', 'meeting', 'stages', 'document'],
  file: ['protocol'],
}

/** Brings the sections of any postmortem to where they belong, so it has to know the stages that hold them. */
const knowsStages = 'shared/import'

/** The layers of the host, lowest first: each may only import from lower ones, except for types. */
const hostLayers = ['store', 'sync', 'http', 'app']

const stageIds = new Set(foldersIn('shared/stages'))
const libraries = foldersIn('shared/libs')
const registries = new Set(['shared/stages/index.ts', 'renderer/stages/index.ts', 'renderer/stages/index.tsx'])

const isBuiltin = (name) => name.startsWith('node:') || builtinModules.includes(name)
const getPackageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** The file or folder (from the root, without extension) that a relative import refers to; undefined for a package. */
const resolveImport = (file, specifier) =>
  specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier.split('?')[0])) : undefined

/** The stage whose folder a path is in; undefined outside of any. */
const getStageId = (path) => {
  const [, name = ''] = /^(?:shared|renderer)\/stages\/([^/]+)(?:\/.*)?$/.exec(path) ?? []
  return stageIds.has(name) ? name : undefined
}

const within = (path, folder) => path === folder || path.startsWith(`${folder}/`)
const isShell = (file) =>
  file === 'electron/main.ts' || file === 'electron/preload.ts' || within(file, 'electron/windows')

const packageViolation = (file, specifier) => {
  const name = getPackageName(specifier)
  if (within(file, 'shared')) {
    if (isBuiltin(specifier)) return `shared may not use Node's ${specifier}`
    if (!isSharedPackage(name)) return `shared may not import the package ${name}`
  }
  if (name === 'electron' && !isShell(file)) {
    return 'only electron/main.ts, electron/preload.ts and electron/windows import electron'
  }
  if (within(file, 'electron') && pagePackages.test(name)) return `electron may not import the page's package ${name}`
  if (within(file, 'renderer') && isBuiltin(specifier)) return `renderer may not use Node's ${specifier}`
  return undefined
}

/** The first folder of a path below another; undefined for a file directly in it, or outside. */
const getModule = (folder, path) =>
  within(path, folder) ? path.slice(folder.length + 1).match(/^([^/]+)\//)?.[1] : undefined

const getLibrary = (path) => libraries.find((name) => within(path, `shared/libs/${name}`))

const libraryViolation = (file, target) => {
  const library = getLibrary(target)
  if (!library || library === getLibrary(file)) return undefined
  const entry = `shared/libs/${library}`
  return target === entry || target === `${entry}/index`
    ? undefined
    : `the library ${library} is reached through its index`
}

const sharedViolation = (file, target) => {
  const own = getModule('shared', file)
  const other = getModule('shared', target.endsWith('.ts') ? target : `${target}/`)
  if (!own || !other || own === other) return undefined
  if (!(own in sharedModules)) return `shared/${own} has no rules in scripts/boundaries.mjs`
  return sharedModules[own].includes(other) ? undefined : `shared/${own} may not import shared/${other}`
}

const hostViolation = (file, target, isType) => {
  const own = hostLayers.indexOf(getModule('electron/host', file))
  const other = hostLayers.indexOf(getModule('electron/host', `${target}/`))
  if (isType || own < 0 || other <= own) return undefined
  return `electron/host/${hostLayers[own]} may not import electron/host/${hostLayers[other]}, except for its types`
}

const folderViolation = (file, target, isType) => {
  if (within(file, 'shared') && !within(target, 'shared')) {
    return within(target, 'assets') ? undefined : `shared may not import ${target}`
  }
  const inner = libraryViolation(file, target) ?? sharedViolation(file, target) ?? hostViolation(file, target, isType)
  if (inner) return inner
  if (within(file, 'electron') && within(target, 'renderer')) return `electron may not import ${target}`
  if (within(file, 'renderer') && within(target, 'electron')) return `renderer may not import ${target}`
  if ((within(file, 'electron/host') || within(file, 'electron/cli')) && isShell(`${target}.ts`)) {
    return `the host and the command line may not import ${target}`
  }
  return undefined
}

const stageViolation = (file, target) => {
  const stage = getStageId(target)
  if (!stage || registries.has(file) || within(file, knowsStages)) return undefined
  const own = getStageId(file)
  if (own && own !== stage) return `the stage ${own} may not import the stage ${stage}`
  if (!own && within(file, 'renderer')) return `reach the stage ${stage} through the registry`
  if (!own && within(target, 'renderer')) return `only the stage's own folder and the registry import ${target}`
  if (!own && within(file, 'shared')) return `reach the stage ${stage} through the registry`
  return undefined
}

/**
 * Why `file` may not import `specifier`, or with `isType` a type of it; undefined if it may. Paths are from the root,
 * with slashes.
 */
export const importViolation = (file, specifier, isType = false) => {
  const target = resolveImport(file, specifier)
  if (target === undefined) return packageViolation(file, specifier)
  return folderViolation(file, target, isType) ?? stageViolation(file, target)
}

/** Walks a syntax tree without recursion, since a long chain of calls is deeply nested. */
const forEachNode = (program, visit) => {
  const waiting = [program]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (Array.isArray(node)) waiting.push(...node)
    else if (node && typeof node === 'object') {
      if (typeof node.type === 'string') visit(node)
      waiting.push(...Object.values(node))
    }
  }
}

const getString = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked
  return undefined
}

const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'])

const getSpecifier = (node) => {
  if (importing.has(node.type)) return getString(node.source)
  if (node.type === 'TSImportType') return getString(node.source ?? node.argument?.literal ?? node.argument)
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') {
    return getString(node.arguments[0])
  }
  return undefined
}

/** Every violation of the rules in one source file, with its line. */
export const findViolations = (file, source) => {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) return [{ file, line: 1, text: `can't be read: ${errors[0].message}` }]
  const found = []
  const add = (node, text) => found.push({ file, line: source.slice(0, node.start).split('\n').length, text })
  const own = getStageId(file)
  const isRegistry = registries.has(file)
  const keys = new Set()
  forEachNode(program, (node) => {
    // `Entry['actions']` names a property of a type, whatever stages are called.
    if (node.type === 'TSIndexedAccessType') keys.add(node.indexType?.literal)
    const specifier = getSpecifier(node)
    const isType = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
    const violation = specifier === undefined ? undefined : importViolation(file, specifier, isType)
    if (violation) add(node, violation)
    const id = getString(node)
    if (stageIds.has(id) && id !== own && !isRegistry && !keys.has(node))
      add(node, `the stage id '${id}' is written outside its folder and the registry`)
  })
  return found.sort((a, b) => a.line - b.line)
}

const isSource = (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')

const sourceFiles = () =>
  ['shared', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource(entry.name))
      .map((entry) =>
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      ),
  )

/** The files that each file imports at runtime. */
const importGraph = (sources) => {
  const find = (path) => [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => sources.has(name))
  const targetsOf = (file, source) => {
    const targets = []
    forEachNode(parseSync(file, source).program, (node) => {
      const specifier = node.importKind === 'type' || node.exportKind === 'type' ? undefined : getSpecifier(node)
      const isRuntime = node.type !== 'TSImportType' && node.type !== 'ImportExpression'
      const path = specifier === undefined || !isRuntime ? undefined : resolveImport(file, specifier)
      const target = path && find(path)
      if (target) targets.push(target)
    })
    return targets
  }
  return new Map([...sources].map(([file, source]) => [file, targetsOf(file, source)]))
}

/** The cycles of runtime imports, each as the paths along it. */
export const importCycles = (sources) => {
  const graph = importGraph(sources)
  const finished = new Set()
  const cycles = []
  const walk = (file, trail) => {
    if (finished.has(file)) return
    const at = trail.indexOf(file)
    if (at >= 0) return void cycles.push([...trail.slice(at), file])
    for (const target of graph.get(file) ?? []) walk(target, [...trail, file])
    finished.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return cycles
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sourceFiles()
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const violations = [...sources].flatMap(([file, source]) => findViolations(file, source))
  for (const cycle of importCycles(sources))
    violations.push({ file: cycle[0], line: 1, text: `imports itself through ${cycle.slice(1).join(', ')}` })
  for (const { file, line, text } of violations) console.error(`${file}:${line}: ${text}`)
  if (violations.length > 0) process.exitCode = 1
  else console.log(`${files.length} files keep within their boundaries`)
}
