import { AwsQueryProtocol, XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { parseXML } from '@aws-sdk/xml-builder/dist-es/xml-parser.js';
import { getValueFromTextNode } from '@smithy/core/client';

/**
 * The protocol of the Security Token Service, which answers in XML. The SDK reads XML with `DOMParser` in a browser, and
 * a service worker has none; so this reads it with the SDK's other parser, the one it has for Node.
 */
export class WorkerQueryProtocol extends AwsQueryProtocol {
  constructor(options: ConstructorParameters<typeof AwsQueryProtocol>[0]) {
    super(options);
    this.deserializer = new WorkerXmlDeserializer(this.deserializer.settings);
  }
}

class WorkerXmlDeserializer extends XmlShapeDeserializer {
  protected override parseXml(xml: string): unknown {
    return parseXmlAnswer(xml);
  }
}

/** In characters. An answer has some thousands; a longer one would keep the worker busy for nothing. */
const maximumLength = 100_000;

/** What is in the root element of an answer, by the names of its elements. Throws a SyntaxError where it is no XML. */
export function parseXmlAnswer(xml: string): unknown {
  if (xml.length > maximumLength) throw new SyntaxError('Too long');
  return getValueFromTextNode(Object.values(parse(xml))[0]);
}

function parse(xml: string): object {
  try {
    return parseXML(xml);
  } catch {
    // The parser's own words quote the answer, which may hold keys.
    throw new SyntaxError('No XML');
  }
}
