/// A text of the shape that sheets have, to be looked at on screen.
enum SampleSheet {
  static let lines: [String] =
    """
    WEEKLY ROUND: WHAT WAS DECIDED AND WHO MUST ACT

      Home:        Rosewood House
      Round:       Thu 12-Mar-2026 10:00, face to face
      Practice:    Rosewood Surgery, L. Ortiz, 01632 960 001
      Done by:     K. Adeyemi (pharmacist, GPhC 2087654), Rosewood PCN
      Printed:     12-Mar-2026 14:00 (24-hour clock, UK time)

    MAR TODAY
    ---------
    Change the medicine administration record (MAR) of each today.

      WALKER, Doris (Mrs)  Room 12  Born 14-Jul-1938 (87y)  NHS No. 999 000 0018
        [ ] Stop: Amlodipine 5 mg tablets
            Before:      one in the morning
            After:       stopped
            Why:         falls in blood pressure on standing
            Prescriber:  K. Adeyemi, independent prescriber
            Signed:      K. Adeyemi (pharmacist, GPhC 2087654), 12-Mar-2026 10:42

    ANSWERS
    -------
    To the questions of the home, residents and families.

      WALKER, Doris (Mrs)  Room 12  Born 14-Jul-1938 (87y)  NHS No. 999 000 0018
        ? Could the amlodipine be why she is dizzy when she gets up?
            Asked by:    the family (raised by J. Brennan)
            Answer:      Yes, very likely. It is stopped from today.

    FOR THE HOME
    ------------

      WALKER, Doris (Mrs)  Room 12  Born 14-Jul-1938 (87y)  NHS No. 999 000 0018
        [ ] Care plan, Mobility and falls
            Before:      Walks with a frame on her own.
            After:       Walks with a frame and one carer. Sits for two minutes
                         before standing up.
            Why:         fall on 8 March
            Agreed with: Anne Walker
            Review:      Thu 09-Apr-2026
        [ ] Post-fall check of the room and the frame
            Owner:       J. Brennan
            Due:         Fri 13-Mar-2026

    FOR THE PRACTICE
    ----------------

      CHEN, Alfred (Mr)  Room 3  Born 02-Jan-1941 (85y)  NHS No. 999 000 0026
        [ ] Blood test: kidney function
            Owner:       phlebotomist
            Due:         Mon 16-Mar-2026

    EVERYBODY ON THE LIST
    ---------------------

      Reviewed     WALKER, Doris (Mrs); CHEN, Alfred (Mr)
      Not seen     HUGHES, Idris (Mr): asleep

    END OF THE SHEET
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
