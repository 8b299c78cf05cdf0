export const installedElectron: () => string | undefined
export const displayProblem: (
  env?: Record<string, string | undefined>,
  platform?: string,
  uid?: number,
) => string | undefined
