import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProfilesController } from './api/profiles.controller.js';
import { CodeLists } from './code-lists/code-lists.js';
import { ProfilesPersonalData } from './personal-data.js';
import { Profiles } from './profiles.js';
import { CompaniesCatalogue } from './staff/companies.catalogue.js';
import { SaveProfile } from './usecases/save-profile.js';
import { StartMentorProfile } from './usecases/start-mentor-profile.js';

@Module({
  imports: [IdentityModule],
  controllers: [ProfilesController],
  providers: [CodeLists, Profiles, SaveProfile, StartMentorProfile, ProfilesPersonalData, CompaniesCatalogue],
  exports: [CodeLists, Profiles, SaveProfile, StartMentorProfile],
})
export class ProfilesModule {}
