import { PageFrame } from '../ui/page-frame';
import { Launching } from './launching';
import { Missing } from './missing';
import { Nearest } from './nearest';
import { type PageRequest, parsePageRequest } from './page-request';
import { Refused } from './refused';
import { Share } from './share';
import { useVisit } from './use-visit';
import { WaitingRoom } from './waiting-room';

export function LaunchPage() {
  const { fragment, count } = useVisit();
  return <PageFrame key={count}>{show(parsePageRequest(fragment))}</PageFrame>;
}

function show(request: PageRequest) {
  switch (request.type) {
    case 'launch':
      return <Launching {...request} />;
    case 'wait':
      return <WaitingRoom {...request} />;
    case 'search':
      return <Nearest text={request.text} />;
    case 'missing':
      return <Missing what={request.what} />;
    case 'share':
      return <Share {...request} />;
    case 'refused':
      return <Refused problems={request.problems} />;
  }
}
