import type { Phrases } from './phrases.js';

export const es: Phrases = {
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  labelled: (label, value) => `${label}: ${value}`,
  labels: {
    student: 'Estudiante',
    date: 'Fecha',
    lesson: 'Clase',
    time: 'Hora',
    rule: 'Regla',
    result: 'Resultado',
  },
  absence: {
    subject: (student, date) => `Ausencia: ${student}, ${date}`,
    intro: ({ school }) => `El centro (${school}) ha registrado una ausencia cuyo motivo aún no se conoce.`,
    missed: {
      one: '{n} clase perdida hasta ahora:',
      many: '{n} de clases perdidas hasta ahora:',
      other: '{n} clases perdidas hasta ahora:',
    },
    ask: 'Si conoce el motivo, comuníquelo al centro, por favor. Si su hijo o hija debería estar ahora en clase, llame al centro de inmediato.',
  },
  correction: {
    subject: (student, date) => `Rectificación: ${student}, ${date}`,
    present: ({ school }) =>
      `Le escribimos por una ausencia. El centro (${school}) ha corregido su registro: la ausencia se anotó por error.`,
    explained: ({ school }) =>
      `Le escribimos por una ausencia. El centro (${school}) ha registrado el motivo: la ausencia está ya justificada.`,
    thanks: 'No tiene que hacer nada.',
  },
  reminder: {
    subject: (lesson) => `Lista sin pasar: ${lesson}`,
    intro: ({ school }) => `La lista de asistencia de esta clase aún no se ha enviado (${school}).`,
    ask: 'Por favor, hágalo ahora: las familias solo reciben aviso de una ausencia cuando la lista se ha enviado.',
  },
  digest: {
    subject: {
      one: '{n} lista sin enviar',
      many: '{n} de listas sin enviar',
      other: '{n} listas sin enviar',
    },
    intro: ({ school, date }) => `${school}, ${date}: estas listas de asistencia aún no se han enviado:`,
    more: { one: '… y {n} más', many: '… y {n} más', other: '… y {n} más' },
  },
  alert: {
    subject: (student) => `Alerta de asistencia: ${student}`,
    intro: ({ school }) => `Se cumple una regla de asistencia del centro (${school}).`,
    rate: (rate, present, possible) => `asistencia del ${rate} (${present} de ${possible} sesiones)`,
    lastDays: {
      one: 'en el último día',
      many: 'en los últimos {n} de días',
      other: 'en los últimos {n} días',
    },
    consecutive: {
      one: 'ausencia durante {n} día lectivo',
      many: 'ausencia durante {n} de días lectivos seguidos',
      other: 'ausencia durante {n} días lectivos seguidos',
    },
    lateness: { one: '{n} retraso', many: '{n} de retrasos', other: '{n} retrasos' },
    latenessMinutes: {
      one: '{n} minuto de retraso en total',
      many: '{n} de minutos de retraso en total',
      other: '{n} minutos de retraso en total',
    },
    ask: 'La alerta sigue abierta hasta que alguien la cierre o la regla deje de cumplirse.',
  },
  report: {
    subject: (date, share) => `Asistencia del ${date}: ${share}`,
    intro: ({ school, date }) => `${school}, ${date}: el día en cifras.`,
    attached: 'El PDF adjunto tiene las cifras por curso y por código, y los últimos días de clase.',
    title: 'Asistencia del día',
    attendance: 'Asistencia',
    authorised: 'Ausencia justificada',
    unauthorised: 'Ausencia sin justificar',
    late: 'Retrasos',
    minutesLate: 'Minutos de retraso',
    complete: 'Listas enviadas',
    onTime: 'Listas enviadas a tiempo',
    days: 'Asistencia de los últimos días de clase',
    day: 'Día',
    yearGroup: 'Curso',
    attended: 'Presencia',
    possible: 'Posible',
    code: 'Código',
    marks: 'Anotaciones',
    share: 'Parte',
    missing: 'Listas no enviadas',
    counted:
      'La asistencia y la ausencia cuentan medias sesiones: asistidas o perdidas / posibles en las listas enviadas. Retrasos: anotaciones de retraso / anotaciones. Listas: enviadas / todas salvo las canceladas.',
  },
  zone: (zone) => `Las horas son las del centro (${zone}).`,
  guardianBecause: (school, student) =>
    `Recibe este mensaje porque figura como contacto en el centro (${school}). Estudiante: ${student}.`,
  staffBecause: (school) => `Recibe este mensaje por su trabajo en el centro (${school}).`,
  stop: 'No recibir más mensajes de este tipo',
  page: {
    title: 'Mensajes del centro',
    what: {
      absence: 'mensajes sobre ausencias',
      register_reminder: 'recordatorios de listas sin pasar',
      registers_not_taken: 'la relación diaria de listas sin enviar',
      alert: 'alertas de asistencia',
      daily_report: 'el informe del día',
      announcement: 'anuncios de los cursos en línea',
    },
    ask: (what, school) => `¿Quiere dejar de recibir este tipo de mensajes: ${what} (${school})?`,
    stop: 'Dejar de recibirlos',
    stopped: (what, school) => `Ya no recibirá este tipo de mensajes: ${what} (${school}).`,
    resume: 'Volver a recibirlos',
    resumed: (what, school) => `Volverá a recibir este tipo de mensajes: ${what} (${school}).`,
  },
};
