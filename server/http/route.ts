import type { IncomingHttpHeaders } from "node:http";
import type { z } from "zod";
import type { PersonId, Role, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Scope } from "../auth/contract.ts";

/** Who calls: a signed-in person, or a program with an access key. */
export type Actor =
  | { readonly kind: "person"; readonly id: PersonId; readonly roles: readonly Role[] }
  | { readonly kind: "key"; readonly id: Uuid; readonly scopes: readonly Scope[] };

/** Who may call: any of these roles when signed in, any of these scopes with a key (`admin` always may). */
export interface Access {
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
}

export interface PublicCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  /** The caller's address, for limits only: it is personal data and goes into no log. */
  readonly ip: string;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Headers beside the usual ones: cookies, `ETag`. A name that is set twice is sent twice. */
  readonly setHeader: (name: string, value: string) => void;
}

export interface Call<Params, Query, Body> extends PublicCall<Params, Query, Body> {
  readonly actor: Actor;
}

type Schema = z.ZodType;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;

export interface RouteDefinition<
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | undefined,
  Output extends Schema,
> {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api/v1, with `{id}` for parameters, as in OpenAPI. */
  readonly path: `/${string}`;
  /** One line for the API's documentation. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Headers of its own that the handler reads, for the documentation. */
  readonly takesHeaders?: z.ZodObject;
  /** A body such as people send. Ids in it stand for those of one's own; without any it works as it stands. */
  readonly example?: In<Body>;
  /** Whatever is not in it never leaves the server. */
  readonly output: Output;
  /** 200 when absent. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly access: Access;
  /** Stable error codes beside the usual ones, for the documentation. */
  readonly errors?: readonly string[];
  readonly handle: (call: Call<Out<Params>, Out<Query>, Out<Body>>) => Promise<z.input<Output>>;
}

/** A route with its types erased, as the adapter and the documentation see it. */
export interface Route extends Omit<ErasedDefinition, "access" | "handle"> {
  readonly access: Access | "anyone";
  /** `actor` is missing exactly where `access` is "anyone". */
  readonly handle: (call: PublicCall<unknown, unknown, unknown> & { readonly actor?: Actor }) => Promise<unknown>;
}

type ErasedDefinition = RouteDefinition<Schema | undefined, Schema | undefined, Schema | undefined, Schema>;

/**
 * Declares one route: from this come validation, types, permission, the API's documentation and the shape of errors.
 */
export function route<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Output extends Schema = Schema,
>(definition: RouteDefinition<Params, Query, Body, Output>): Route {
  return definition as unknown as Route;
}

/** Like {@link route}, for those few that need no sign-in: the sign-in itself. */
export function publicRoute<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Output extends Schema = Schema,
>(
  definition: Omit<RouteDefinition<Params, Query, Body, Output>, "access" | "handle"> & {
    readonly handle: (call: PublicCall<Out<Params>, Out<Query>, Out<Body>>) => Promise<z.input<Output>>;
  },
): Route {
  return { ...definition, access: "anyone" } as unknown as Route;
}

/** Every role, for routes whose handler narrows to what is the person's own. */
export const EVERYBODY: readonly Role[] = ["admin", "manager", "rep"];
export const MANAGERS: readonly Role[] = ["admin", "manager"];
export const ADMINS: readonly Role[] = ["admin"];
