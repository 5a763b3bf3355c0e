using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>The rules of science.md F3 and F5 that look back at what was given, one by one, for one role on one date. Pure.</summary>
internal sealed class NudgeRules
{
    public const int WeeksOfCoolDown = 8;
    public const int WeeksRunning = 2;
    public const int WeeksOff = 3;
    public const int WeeksOfBlend = 8;
    public const double LeastDirective = 0.25;
    public const double MostDirective = 0.60;
    public const int VarietyWindow = 7;
    public const int FewestShifts = 4;
    public const int MostOfShift = 3;
    public const int DaysBetweenPersonal = 14;
    public const int TeamNudgesForLeaders = 3;

    /// <summary>With fewer nudges in eight weeks a share says nothing.</summary>
    private const int FewestForBlend = 4;

    /// <summary>One vote is a person's.</summary>
    private const int FewestVotes = 2;

    private readonly NudgeSituation _situation;
    private readonly NudgeRole _role;
    private readonly int _week;

    /// <summary>What the role was given, oldest first, with what it is; without what the library knows no more.</summary>
    private readonly List<(GivenNudge Given, Nudge Nudge)> _past;

    public NudgeRules(NudgeSituation situation, NudgeRole role)
    {
        (_situation, _role, _week) = (situation, role, GivenNudge.WeekOf(situation.On));
        _past = [.. from given in situation.Record.Given
                    where given.Role == role && situation.Library.Find(given.NudgeId) is not null
                    select (given, situation.Library.Find(given.NudgeId)!)];
    }

    /// <summary>F3.3: none in the last week of December.</summary>
    public bool IsQuiet => _situation.Calendar.IsDayOff(_situation.On);

    /// <summary>F3.3: one a week.</summary>
    public bool HadOne => _past.Any(one => one.Given.Week == _week);

    /// <summary>F3.2: the last two were put off, and no week has been left out for it.</summary>
    public bool MustRest => _past.Where(one => one.Given.Replies is not null).TakeLast(2).ToList() is [var one, var other]
        && one.Given.Replies!.PutOff(_role) && other.Given.Replies!.PutOff(_role)
        && !_situation.Record.Rests.Any(date => date >= other.Given.On);

    /// <summary>F5: the next nudge of the team would be the third since its leader had one.</summary>
    public bool LeaderIsDue => TeamNudgesSinceLeader >= TeamNudgesForLeaders - 1;

    /// <summary>Some leader nudge could be given, today or another day.</summary>
    public bool LeaderCanBeGiven => _situation.HasLeader && _situation.Library.Nudges.Any(nudge => nudge.Role is NudgeRole.Leader && !IsTurnedDown(nudge) && !IsRetired(nudge));

    /// <summary>F3.4: the last two were supportive, and those who tried them were not helped.</summary>
    public bool SupportDidNotHelp => _past.TakeLast(2).ToList() is { Count: 2 } lastTwo
        && lastTwo.All(one => one.Nudge.Style is NudgeStyle.Supportive && one.Given.Helped is { Tried: >= FewestVotes, Share: < 0.5 });

    private int TeamNudgesSinceLeader
    {
        get
        {
            var latest = _situation.Record.Given.LastOrDefault(given => given.Role is NudgeRole.Leader)?.On ?? DateOnly.MinValue;
            return _situation.Record.Given.Count(given => given.Role is NudgeRole.Team && given.On > latest);
        }
    }

    /// <summary>Every rule that looks at the nudge.</summary>
    public bool Allow(Nudge nudge) => IsForUs(nudge) && !IsCoolingDown(nudge) && !IsOff(nudge.Area) && KeepsPersonalRation(nudge) && KeepsBlend(nudge) && KeepsVariety(nudge);

    /// <summary>May be given some day.</summary>
    public bool IsForUs(Nudge nudge) => nudge.Role == _role && !IsTurnedDown(nudge) && !IsRetired(nudge);

    /// <summary>F3.2: "not for us" is for ever.</summary>
    public bool IsTurnedDown(Nudge nudge) => _situation.Record.NotForUs.Contains(nudge.Id);

    /// <summary>F5.</summary>
    public bool IsRetired(Nudge nudge) => _situation.Retired.Contains(nudge.Id);

    /// <summary>F3.2: the same nudge again after eight weeks.</summary>
    public bool IsCoolingDown(Nudge nudge) => _past.Any(one => one.Nudge.Id == nudge.Id && _week - one.Given.Week < WeeksOfCoolDown);

    /// <summary>F3.2: the same area two weeks running at most, then three weeks off.</summary>
    public bool IsOff(PracticeArea area)
    {
        var weeks = _past.Where(one => one.Nudge.Area == area).Select(one => one.Given.Week).ToHashSet();
        return Enumerable.Range(_week - WeeksOff, WeeksOff).Any(last => Enumerable.Range(last - WeeksRunning + 1, WeeksRunning).All(weeks.Contains));
    }

    /// <summary>F3.3: a person has one of their own in two weeks. Who leads may be in the team too, so every personal one counts.</summary>
    public bool KeepsPersonalRation(Nudge nudge) => nudge.Place is NudgePlace.Channel
        || !_situation.Record.Given.Any(given => _situation.Library.Find(given.NudgeId) is { Place: NudgePlace.Personal } && given.On > _situation.On.AddDays(-DaysBetweenPersonal));

    /// <summary>
    /// F3.4: between 25 and 60 % directive in any eight weeks. Weeks to come may hold none, so every run that ends with this nudge is looked at, not the longest alone:
    /// what begins within the bounds can then always be continued.
    /// </summary>
    public bool KeepsBlend(Nudge nudge)
    {
        var styles = _past.Where(one => _week - one.Given.Week < WeeksOfBlend).Select(one => one.Nudge.Style).Append(nudge.Style).Reverse().ToList();
        var directive = 0;
        for (var n = 1; n <= styles.Count; n++)
        {
            directive += styles[n - 1] is NudgeStyle.Directive ? 1 : 0;
            if (n >= FewestForBlend ? directive < LeastDirective * n || directive > MostDirective * n : directive == FewestForBlend - 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// F3.5: of any seven in a row at least four shifts, and none more than three times. It is kept for what the whole team is given; a leader has one in three weeks, out of four shifts in all.
    /// </summary>
    public bool KeepsVariety(Nudge nudge)
    {
        if (_role is not NudgeRole.Team)
        {
            return true;
        }

        var shifts = _past.Select(one => one.Nudge.Shift).TakeLast(VarietyWindow - 1).Append(nudge.Shift).ToList();

        // Fewer than seven have as many to come as they lack; each of those can bring one shift more.
        return shifts.Count(shift => shift == nudge.Shift) <= MostOfShift && shifts.Distinct().Count() >= shifts.Count - (VarietyWindow - FewestShifts);
    }
}
