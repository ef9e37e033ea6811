import type { PaperPhrases } from './phrases.js';

export const es: PaperPhrases = {
  register: 'Lista de asistencia',
  record: 'Registro de asistencia',
  state: 'Estado',
  states: {
    scheduled: 'prevista',
    open: 'abierta',
    submitted: 'enviada',
    locked: 'cerrada',
    reopened: 'reabierta',
    cancelled: 'cancelada',
    missed: 'no realizada',
  },
  submitted: 'Enviada',
  notYet: 'todavía no',
  students: 'Estudiantes',
  number: 'N.º',
  section: 'Grupo',
  minutes: 'Minutos',
  teachers: 'Docente',
  late: 'de retraso',
  early: 'antes del final',
  byDay: 'Asistencia por día',
  noted: 'Ausencias y retrasos',
  nothing: 'Nada en estos días.',
  notedFrom: 'Las sesiones se conservan desde',
  meaning: 'Cómo se cuenta',
  counted:
    'La asistencia y la ausencia cuentan medias sesiones: asistidas o perdidas / posibles en las listas enviadas. Retrasos: anotaciones de retraso / anotaciones.',
  printed: 'Impreso',
};
