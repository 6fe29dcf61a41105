// The package has no types beside this file.
declare module '@aws-sdk/xml-builder/dist-es/xml-parser.js' {
  /** The root element by its name; throws where the text is no XML. */
  export function parseXML(xml: string): Record<string, unknown>;
}
