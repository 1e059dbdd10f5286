/** Tells other moderators which comment one looks at; null: none. */
export const useLooking: (commentId: string | null) => void = () => undefined;
