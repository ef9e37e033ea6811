import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { AcademyApi } from '../academy/academy.api.js';

type Site = Parameters<AcademyApi['openSite']>[0];
type Text = Parameters<AcademyApi['beginEntry']>[0];

/** A page or a post as the demo tells it: how far it has come, and what it says in the other language, if anything. */
interface Story {
  readonly text: Pick<Text, 'kind' | 'slug' | 'tags' | 'title' | 'summary' | 'coverText' | 'markdown'>;
  readonly other?: Pick<Text, 'title' | 'summary' | 'coverText' | 'markdown'>;
  readonly as: 'published' | 'in_review' | 'tomorrow';
}

const OAKFIELD: readonly Story[] = [
  {
    as: 'published',
    text: {
      kind: 'page',
      slug: 'about-us',
      tags: [],
      title: 'About us',
      summary: 'Who we are, and how the days go here.',
      coverText: null,
      markdown: `Oakfield School has stood under its oaks since 1911. **Four hundred** children come here every morning.

## How a day goes

| From | What |
|:---|:---|
| 8:30 | Registers are taken |
| 10:15 | A long break, outside whatever the weather |
| 12:15 | Lunch, cooked here |
| 15:00 | Clubs, or home |`,
    },
    other: {
      title: 'Über uns',
      summary: 'Wer wir sind und wie unsere Tage aussehen.',
      coverText: null,
      markdown:
        'Die Oakfield-Schule steht seit 1911 unter ihren Eichen. **Vierhundert** Kinder kommen jeden Morgen.',
    },
  },
  {
    as: 'published',
    text: {
      kind: 'page',
      slug: 'contact',
      tags: [],
      title: 'Contact',
      summary: 'Where to find us, and whom to ask.',
      coverText: null,
      markdown:
        'The office is open from 8 to 16, at the end of the avenue. Write to <office@oakfield.demo.example>.',
    },
  },
  {
    as: 'published',
    text: {
      kind: 'post',
      slug: 'bread-from-our-own-oven',
      tags: ['baking', 'science'],
      title: 'Bread from our own oven',
      summary: 'Year 8 has baked forty loaves, and can say why they rose.',
      coverText: 'From the classroom',
      markdown: `It takes **flour, water, salt and patience**. Year 8 had all four of them last week.

> We thought that the yeast eats the flour. It eats the *sugar*, and breathes out what makes the holes.

What was left went to the kitchen. Who wants to know how it is done can watch the course *The bread of our town*.`,
    },
    other: {
      title: 'Brot aus dem eigenen Ofen',
      summary: 'Die Achten haben vierzig Brote gebacken und wissen, warum sie aufgegangen sind.',
      coverText: 'Aus dem Unterricht',
      markdown: 'Man braucht **Mehl, Wasser, Salz und Geduld**. Alles vier hatten die Achten letzte Woche.',
    },
  },
  {
    as: 'published',
    text: {
      kind: 'post',
      slug: 'a-rain-gauge-on-the-roof',
      tags: ['science'],
      title: 'A rain gauge on the roof',
      summary: 'We measure every day, and so can you.',
      coverText: 'From the classroom',
      markdown: `Since Monday there is a rain gauge on the roof of the science wing. It is read at noon.

1. Take a straight glass.
2. Put it where nothing hangs over it.
3. Write down the millimetres, every day at the same time.`,
    },
  },
  {
    as: 'tomorrow',
    text: {
      kind: 'post',
      slug: 'open-day',
      tags: ['visitors'],
      title: 'Our doors are open on Friday',
      summary: 'From nine to noon, for whoever wants to see a school at work.',
      coverText: 'Come and see',
      markdown: 'Come between nine and noon. Children show you around, and there is bread.',
    },
  },
  {
    as: 'in_review',
    text: {
      kind: 'post',
      slug: 'the-choir-is-looking-for-voices',
      tags: ['music'],
      title: 'The choir is looking for voices',
      summary: 'Deep ones above all.',
      coverText: null,
      markdown: 'We sing on Tuesdays after the last lesson. Nobody has to know any notes.',
    },
  },
];

const HARBOUR: readonly Story[] = [
  {
    as: 'published',
    text: {
      kind: 'page',
      slug: 'about-us',
      tags: [],
      title: 'About us',
      summary: 'A school by the water.',
      coverText: null,
      markdown:
        'Harbour School stands where the ferries turn. When the fog horn sounds, lessons wait a moment.',
    },
  },
  {
    as: 'published',
    text: {
      kind: 'post',
      slug: 'a-boat-of-our-own',
      tags: ['sailing'],
      title: 'A boat of our own',
      summary: 'Year 9 has built it, and it floats.',
      coverText: 'From the workshop',
      markdown:
        'It is four metres long, blue, and carries **six**. It will be christened as soon as it has a name.',
    },
  },
];

/** The sites of the demo's schools: Oakfield tells everybody, in two languages, Harbour its members alone. */
export async function tellNews(
  app: INestApplicationContext,
  { oakfield, teacher, harbour }: Readonly<Record<'oakfield' | 'teacher' | 'harbour', Actor>>,
): Promise<void> {
  const academy = app.get(AcademyApi);
  const site: Site = {
    slug: 'oakfield',
    title: 'Oakfield School',
    tagline: 'Under the oaks since 1911',
    defaultLocale: 'en',
    locales: ['en', 'de'],
    audience: 'public',
  };
  await academy.openSite(site, oakfield);
  for (const story of OAKFIELD) await tell(academy, story, oakfield, teacher);
  const ofMembers = {
    ...site,
    slug: 'harbour',
    title: 'Harbour School',
    tagline: 'By the water',
    locales: ['en'],
  };
  await academy.openSite({ ...ofMembers, audience: 'members' }, harbour);
  for (const story of HARBOUR) await tell(academy, story, harbour, harbour);
}

async function tell(
  academy: AcademyApi,
  { text, other, as }: Story,
  office: Actor,
  teacher: Actor,
): Promise<void> {
  const author = as === 'in_review' ? teacher : office;
  const { id: entryId, versionId } = await academy.beginEntry({ ...text, locale: 'en' }, author);
  if (as === 'in_review') return academy.submitVersion(versionId, author);
  if (as === 'tomorrow') return academy.scheduleVersion(versionId, tomorrow(), office);
  await academy.publishVersion(versionId, office);
  if (!other) return;
  const translation = await academy.translate({ entryId, from: versionId, locale: 'de' }, other, office);
  await academy.publishVersion(translation, office);
}

function tomorrow(): Date {
  return new Date(Date.now() + 24 * 3600 * 1000);
}
