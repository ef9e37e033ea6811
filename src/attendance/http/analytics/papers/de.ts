import type { PaperPhrases } from './phrases.js';

export const de: PaperPhrases = {
  register: 'Anwesenheitsliste',
  record: 'Anwesenheit',
  state: 'Stand',
  states: {
    scheduled: 'geplant',
    open: 'offen',
    submitted: 'abgegeben',
    locked: 'gesperrt',
    reopened: 'wieder geöffnet',
    cancelled: 'abgesagt',
    missed: 'nicht geführt',
  },
  submitted: 'Abgegeben',
  notYet: 'noch nicht',
  students: 'Anzahl',
  number: 'Nr.',
  section: 'Klasse',
  minutes: 'Minuten',
  teachers: 'Lehrkraft',
  late: 'zu spät',
  early: 'zu früh gegangen',
  byDay: 'Anwesenheit nach Tagen',
  noted: 'Versäumt oder verspätet',
  nothing: 'Nichts in diesen Tagen.',
  notedFrom: 'Einzelne Stunden sind aufbewahrt ab',
  meaning: 'Wie gezählt wird',
  counted:
    'An- und Abwesenheit zählen halbe Stunden: besucht oder versäumt / möglich auf abgegebenen Listen. Verspätung: Einträge mit Verspätung / Einträge.',
  printed: 'Gedruckt',
};
