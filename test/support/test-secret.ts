/** Of every installation that tests start; also for processes that share the database of a test. */
export const TEST_SECRET = 'for the tests alone: Xk3v9-Qp2Lr7-Tz8Wm4';
