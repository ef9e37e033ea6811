// OneRoster 1.2 as its CSV binding prints it, for judging packages that Lyceum writes. Written from the standard and not
// from Lyceum's own tables: a mistake in those must not be its own judge.

/** Columns in strict order. `!` must have a value. */
export const COLUMNS: Readonly<Record<string, string>> = {
  'orgs.csv': 'sourcedId! status dateLastModified name! type! identifier parentSourcedId',
  'academicSessions.csv':
    'sourcedId! status dateLastModified title! type! startDate! endDate! parentSourcedId schoolYear!',
  'courses.csv':
    'sourcedId! status dateLastModified schoolYearSourcedId title! courseCode grades orgSourcedId! subjects subjectCodes',
  'classes.csv':
    'sourcedId! status dateLastModified title! grades courseSourcedId! classCode classType! location schoolSourcedId! ' +
    'termSourcedIds! subjects subjectCodes periods',
  'users.csv':
    'sourcedId! status dateLastModified enabledUser! username! userIds givenName! familyName! middleName identifier ' +
    'email sms phone agentSourcedIds grades password userMasterIdentifier preferredGivenName preferredMiddleName ' +
    'preferredFamilyName primaryOrgSourcedId pronouns',
  'roles.csv':
    'sourcedId! status dateLastModified userSourcedId! roleType! role! beginDate endDate orgSourcedId! ' +
    'userProfileSourcedId',
  'enrollments.csv':
    'sourcedId! status dateLastModified classSourcedId! schoolSourcedId! userSourcedId! role! primary beginDate endDate',
};

/** Words by file and column; with `ext:*`, also one of one's own. */
export const WORDS: Readonly<Record<string, string>> = {
  'orgs.csv type': 'department school district local state national ext:*',
  'academicSessions.csv type': 'gradingPeriod semester schoolYear term ext:*',
  'classes.csv classType': 'homeroom scheduled ext:*',
  'users.csv enabledUser': 'true false',
  'roles.csv roleType': 'primary secondary',
  'roles.csv role':
    'aide counselor districtAdministrator guardian parent principal proctor relative siteAdministrator student ' +
    'systemAdministrator teacher ext:*',
  'enrollments.csv role': 'administrator proctor student teacher ext:*',
  'enrollments.csv primary': 'true false',
};

/** The file in which each value, or each item of a list, has to be a sourcedId. */
export const REFERENCES: Readonly<Record<string, string>> = {
  'orgs.csv parentSourcedId': 'orgs.csv',
  'academicSessions.csv parentSourcedId': 'academicSessions.csv',
  'courses.csv schoolYearSourcedId': 'academicSessions.csv',
  'courses.csv orgSourcedId': 'orgs.csv',
  'classes.csv courseSourcedId': 'courses.csv',
  'classes.csv schoolSourcedId': 'orgs.csv',
  'classes.csv termSourcedIds': 'academicSessions.csv',
  'users.csv agentSourcedIds': 'users.csv',
  'users.csv primaryOrgSourcedId': 'orgs.csv',
  'roles.csv userSourcedId': 'users.csv',
  'roles.csv orgSourcedId': 'orgs.csv',
  'enrollments.csv classSourcedId': 'classes.csv',
  'enrollments.csv schoolSourcedId': 'orgs.csv',
  'enrollments.csv userSourcedId': 'users.csv',
};

/** Every file that the manifest of a package has to name as absent, bulk or delta. */
export const MANIFEST =
  'academicSessions categories classes classResources courses courseResources demographics enrollments ' +
  'lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results ' +
  'resultScoreScales roles scoreScales userProfiles userResources users';
