import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Prisoner = components["schemas"]["Prisoner"];

// Lists are files too, as CSV and NDJSON; this client reads JSON.
const api = createClient<paths, "application/json" | "application/problem+json">({
  baseUrl: "http://localhost:8080",
  // Several values of a filter are separated by commas; repeated, a parameter means "all of these".
  querySerializer: { array: { style: "form", explode: false } },
});

/** A page of prisoners: what is always there needs no question mark. */
export async function prisoners(): Promise<string[]> {
  const { data, error } = await api.GET("/v1/prisoners", {
    params: {
      query: {
        limit: 50,
        sort: ["name"],
        status: ["detained", "serving"],
        "bornOn[gte]": "1960",
        facets: ["status"],
        embed: ["facilities"],
      },
    },
  });
  if (error) {
    throw new Error(`${error.code}: ${error.detail}`);
  }
  const total: number | undefined = data.page.total;
  const counts = data.facets?.status?.map((facet) => `${facet.value} ${facet.count}`) ?? [];
  const places = data.embedded?.facilities?.map((facility) => facility.title) ?? [];
  const lines = data.items.map((one) => `${one.name}, ${one.status}, since ${since(one.custody)}`);
  return [`${total ?? "many"} prisoners`, ...counts, ...places, ...lines];
}

function since(custody: Prisoner["custody"]): string {
  const last = custody[custody.length - 1];
  return last?.from ?? "unknown";
}

/** All news about somebody, page by page. */
export async function* newsAbout(id: string) {
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = cursor === null ? { limit: 100 } : { limit: 100, cursor };
    const { data, error } = await api.GET("/v1/prisoners/{id}/news", { params: { path: { id }, query } });
    if (error) {
      throw new Error(error.errors?.map((one) => one.detail).join(" ") ?? error.detail);
    }
    for (const item of data.items) {
      yield { title: item.title, at: new Date(item.publishedAt ?? item.createdAt), words: item.wordCount };
    }
    cursor = data.page.next === undefined ? null : new URL(data.page.next).searchParams.get("cursor");
  } while (cursor !== null);
}

/** Reading, changing, writing back: the tag comes with the answer, and the summary can be taken away. */
export async function withoutSummary(id: string, key: string): Promise<number> {
  const headers = { Authorization: `Bearer ${key}` };
  const read = await api.GET("/v1/news/{id}", { params: { path: { id } }, headers });
  const tag = read.response.headers.get("ETag") ?? "";
  const written = await api.PATCH("/v1/news/{id}", {
    params: { path: { id }, header: { "If-Match": tag } },
    headers: { ...headers, "Content-Type": "application/merge-patch+json" },
    body: { summary: null, kind: "statement" },
  });
  if (written.error) {
    throw new Error(written.error.title);
  }
  return written.data.version;
}

// @ts-expect-error: a status that doesn't exist is noticed when compiling.
export const wrong = () => api.GET("/v1/prisoners", { params: { query: { status: ["imprisoned"] } } });

// @ts-expect-error: a required property that is missing is noticed too.
export const incomplete = () => api.POST("/v1/news", { body: { title: "Without a text" } });
