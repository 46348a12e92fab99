/** Names in small letters that something is booked under, and of kin whom no list names. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('what something is booked under', () => {
  it.each([
    ['its under [[quastlee]]'],
    ['should be under [[quastlee]] might be his'],
    ['the table is booked under [[quastlee brogan]]'],
    ['reservation under [[Abernathy]] for the 14th'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['its under warranty still'],
    ['its under warrenty still'],
    ['it is under Maintenance'],
    ['the order is under Quastphone'],
    ['it was under settings'],
    ['booked under a wrong date'],
  ])('but %s', (line) => expectPersons(engine, line));
});

describe('kin whom no list names', () => {
  it.each([
    ['my missus [[quastla]] use it'],
    ['can u do his sis [[quastlee]] same time'],
    ['my flattie [[wiremu]] 027 555 0190'],
    ['her fella [[gazzo]], gone to the shop'],
    ['his lad [[raj]] at weekends'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['my wife recieved it yesterday'],
    ['my husband accidently paid twice'],
    ['my mum, asap please'],
    ['her sister constantly calls'],
  ])('but %s', (line) => expectPersons(engine, line));
});
