import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ConsoleMount } from './console-mount.js';

@Module({ imports: [IdentityModule], providers: [ConsoleMount] })
export class ConsoleModule {}
