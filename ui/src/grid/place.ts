/** Where the person is in the results of a question. */
export interface Place {
  /** The photo that stays where it is on screen when the layout changes. */
  photo: number;
  /** How far below the top of the view it is. */
  below: number;
  /** The photo the keyboard is on. */
  active: number | null;
}
