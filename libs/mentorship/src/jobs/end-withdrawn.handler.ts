import { Injectable } from '@nestjs/common';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { EnrolmentWithdrawn } from '#programmes/facts';
import { EndWithdrawn } from '../usecases/end-withdrawn.js';

@Injectable()
@HandlesFacts('mentorship.end-withdrawn', EnrolmentWithdrawn)
export class EndWithdrawnHandler implements FactHandler<{ enrolmentId: string }> {
  constructor(private readonly endWithdrawn: EndWithdrawn) {}

  handle(fact: Fact<{ enrolmentId: string }>): Promise<void> {
    return this.endWithdrawn.execute(fact.data.enrolmentId);
  }
}
