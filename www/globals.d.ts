// What the build and the browser provide beyond the standard types.

declare module '*.ftl' {
    const text: string;
    export default text;
}

declare module '*.csv' {
    const text: string;
    export default text;
}

/** The packed parts, in the build that is a folder. */
declare var mainstayAssets: Record<string, string> | undefined;

/** Trusted Types, where the browser has them; a script's address counts as text here. */
declare var trustedTypes:
    | {
          createPolicy(
              name: string,
              rules: { createScriptURL(url: string): string },
          ): { createScriptURL(url: string): string };
      }
    | undefined;
