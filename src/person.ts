import type { z } from "zod";

/** A person's schema: any zod schema whose output has an `id`. The same id in two roles is one person (see `identity`). */
export type PersonSchema = z.ZodType<{ id: string }>;

/** A person as the schema gives them. */
export type PersonOf<P extends PersonSchema> = z.output<P>;

/** Named schemas; of `pairs` exactly two. The first named is the side that is served: as many of them as possible are matched first. */
export type Roles = Readonly<Record<string, PersonSchema>>;
