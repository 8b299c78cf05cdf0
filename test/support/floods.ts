/** Whether attacks run at full length, as with `DEBRIEF_FLOODS=1 npm run test:hostile`. By default they are short. */
const areFloodsLong = process.env.DEBRIEF_FLOODS === '1'

/** How often an attack is repeated: `usual` times by default, `long` times at full length. */
export const floodSize = (usual: number, long: number): number => (areFloodsLong ? long : usual)
