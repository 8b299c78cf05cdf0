export type Complaint = { file: string; line: number; text: string }
export const importComplaint: (file: string, specifier: string, isType?: boolean) => string | undefined
export const complaintsAbout: (file: string, source: string) => Complaint[]
export const importCycles: (sources: ReadonlyMap<string, string>) => string[][]
