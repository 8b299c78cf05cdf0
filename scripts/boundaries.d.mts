export type Complaint = { file: string; line: number; text: string }
export const importComplaint: (file: string, specifier: string) => string | undefined
export const complaintsAbout: (file: string, source: string) => Complaint[]
