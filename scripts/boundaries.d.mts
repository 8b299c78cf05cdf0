export type Violation = { file: string; line: number; text: string }
export const importViolation: (file: string, specifier: string, isType?: boolean) => string | undefined
export const findViolations: (file: string, source: string) => Violation[]
export const importCycles: (sources: ReadonlyMap<string, string>) => string[][]
