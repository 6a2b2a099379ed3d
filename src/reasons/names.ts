/** How a person of a role is called in the text; by the id where it gives nothing. */
export type NameOf = (id: string) => string | undefined;

export type Names = Readonly<Record<string, NameOf | undefined>>;
