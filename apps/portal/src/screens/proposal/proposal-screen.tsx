import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useProposal } from '../../api/proposals.js';
import type { Proposal } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../components/query-view.js';
import { Answer } from './answer.js';
import { GroupWords } from './group-words.js';
import { Message } from './message.js';
import { OtherCard } from './other-card.js';
import { Outcome } from './outcome.js';
import { Reasons } from './reasons.js';
import { TakeBack } from './take-back.js';

/** One proposal: who, why, until when, yes or no. */
export function ProposalScreen() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const proposal = useProposal(id);
  const isRequest = proposal.data?.cameFrom === 'request';
  const lead = () => {
    if (!proposal.data || !mayAnswer(proposal.data)) return undefined;
    return t(isRequest ? 'request.lead' : `proposal.${proposal.data.role}Lead`);
  };
  return (
    <Page title={t(isRequest ? 'request.title' : 'proposal.title')} lead={lead()} width="wide">
      <QueryView query={proposal} lines={8}>
        {(data) => (
          <>
            <Outcome proposal={data} />
            <div className="home-columns">
              <div className="home-main">
                <OtherCard proposal={data} isOver={isOver(data)} />
                {!isOver(data) && <GroupWords proposal={data} />}
                <Message proposal={data} />
                {!isOver(data) && <Reasons proposal={data} />}
              </div>
              {mayAnswer(data) && <Answer key={data.id} proposal={data} />}
              {mayTakeBack(data) && <TakeBack proposal={data} />}
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

/** It came to nothing, or what came of it has ended: only the name of the other is left. */
function isOver({ state, mentorshipEndedAt }: Proposal): boolean {
  return mentorshipEndedAt !== null || state === 'declined' || state === 'expired' || state === 'withdrawn';
}

function mayTakeBack({ cameFrom, state, role }: Proposal): boolean {
  return cameFrom === 'request' && state === 'half_accepted' && role === 'student';
}

function mayAnswer({ state, myAnswer }: Proposal): boolean {
  return (state === 'sent' || state === 'half_accepted') && myAnswer === 'none';
}
