export const root: string
export const describeNodeProblem: (version: string) => string | undefined
