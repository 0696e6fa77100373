/** One cell of the grid of a week. */
export const CELL_MINUTES = 30;
