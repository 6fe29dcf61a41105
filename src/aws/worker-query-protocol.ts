import { AwsQueryProtocol, XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { parseXML } from '@aws-sdk/xml-builder/dist-es/xml-parser.js';
import { getValueFromTextNode } from '@smithy/core/client';

/**
 * The protocol of the Security Token Service, which answers in XML. In a browser, the SDK parses XML with `DOMParser`,
 * which a service worker does not have. So this class uses the SDK's parser for Node.
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

/** In characters. A real answer has a few thousand; parsing a much longer one would only keep the worker busy. */
const maximumLength = 100_000;

/** The content of an answer's root element, by element name. Throws a SyntaxError if the answer is not XML. */
export function parseXmlAnswer(xml: string): unknown {
  if (xml.length > maximumLength) throw new SyntaxError('Too long');
  return getValueFromTextNode(Object.values(parse(xml))[0]);
}

function parse(xml: string): object {
  try {
    return parseXML(xml);
  } catch {
    // The parser's own message quotes the answer, which may hold keys.
    throw new SyntaxError('No XML');
  }
}
