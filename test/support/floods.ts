/** Whether attacks run at full length: `DEBRIEF_FLOODS=1 npm run test:hostile`. In a usual run they are short. */
const areFloodsLong = process.env.DEBRIEF_FLOODS === '1'

/** How often an attack is repeated: a few times in a usual run, `long` times on demand. */
export const times = (usual: number, long: number): number => (areFloodsLong ? long : usual)
