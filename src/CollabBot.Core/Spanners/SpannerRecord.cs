using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Spanners;

/// <summary>What somebody who connects a team with its partners asked for, and which steps they were sent. A member of their own record, shown to nobody else. Immutable, stored.</summary>
/// <remarks>Holds nothing that anybody answered: there is nothing to answer. Of the questions it holds which is next, and no other trace.</remarks>
/// <param name="TakesSteps">They want a small step once a fortnight.</param>
/// <param name="TakesQuestions">They want a question to themselves once a fortnight.</param>
public sealed record SpannerRecord(bool TakesSteps, bool TakesQuestions)
{
    /// <summary>At least so many days lie between two messages (F3.3).</summary>
    internal const int DaysApart = 14;

    /// <summary>More than there are steps, so that which was longest ago can be told of each.</summary>
    private const int StepsRemembered = 13;

    /// <summary>Of somebody who never asked for anything.</summary>
    public static SpannerRecord None { get; } = new(false, false);

    /// <summary>The first local date on which the next message may be sent.</summary>
    public DateOnly NextOn { get; init; }

    /// <summary>Counts the questions that were sent; only which comes next follows from it.</summary>
    public int NextQuestion { get; init; }

    /// <summary>Steps that were sent, newest last.</summary>
    public IReadOnlyList<SentStep> Sent { get => field ?? []; init; }

    /// <summary>Ids of steps that they do not want again, ever.</summary>
    public IReadOnlyList<string> NotForMe { get => field ?? []; init; }

    /// <summary>The message that is being sent; null when none is.</summary>
    public SpannerIssue? Sending { get; init; }

    /// <summary>The local date of the message before; null when there was none.</summary>
    public DateOnly? LastOn { get; init; }

    [JsonIgnore]
    public bool IsOn => TakesSteps || TakesQuestions;

    /// <summary>This record with another choice. What was sent, and what is not wanted again, stays: turning it off and on again must not repeat anything.</summary>
    /// <param name="today">By the clock of the person's team.</param>
    public SpannerRecord Choosing(bool steps, bool questions, DateOnly today)
    {
        if (steps == TakesSteps && questions == TakesQuestions)
        {
            return this;
        }

        var chosen = this with { TakesSteps = steps, TakesQuestions = questions };
        return IsOn ? chosen : chosen with { NextOn = SpannerHours.DayFrom(Later(NextOn, today.AddDays(1))) };
    }

    /// <summary>This record with nothing sent any more. A message that is being sent counts as sent: nobody can say whether it was.</summary>
    public SpannerRecord Off() => !IsOn ? this : (Sending is { } issue ? Ended(issue) : this) with { TakesSteps = false, TakesQuestions = false };

    /// <summary>This record without ever sending a step again. Repeating it changes nothing.</summary>
    public SpannerRecord TurnedDown(string nudgeId) => NotForMe.Contains(nudgeId) ? this : this with { NotForMe = [.. NotForMe, nudgeId] };

    /// <summary>This record with a message being sent; as it is while one is, before the next may be, and when nothing is wanted.</summary>
    internal SpannerRecord Begun(DateOnly today) => !IsOn || Sending is not null || today < NextOn ? this : this with
    {
        Sending = new SpannerIssue(today, TakesSteps ? SpannerSteps.Next(this, NudgeLibrary.Shipped, today)?.Id : null),
    };

    /// <summary>What a message that is being sent says now.</summary>
    internal SpannerMessage MessageOf(SpannerIssue issue) => new(
        TakesSteps && issue.NudgeId is { } id && !NotForMe.Contains(id) ? NudgeLibrary.Shipped.Find(id) : null,
        TakesQuestions ? SelfReflection.InTurn(NextQuestion) : null);

    /// <summary>This record with a message sent. Repeating it changes nothing.</summary>
    internal SpannerRecord Ended(SpannerIssue issue) => Sending?.On != issue.On ? this : WithoutSending(issue) with
    {
        LastOn = issue.On,
        NextQuestion = TakesQuestions ? (NextQuestion + 1) % SelfReflection.All.Count : NextQuestion,
        Sent = issue.NudgeId is { } id && TakesSteps ? [.. Sent.Append(new SentStep(id, issue.On)).TakeLast(StepsRemembered)] : Sent,
    };

    /// <summary>This record with a message given up for which the week had no room. Its step and its question wait for the next. Repeating it changes nothing.</summary>
    internal SpannerRecord Dropped(SpannerIssue issue) => Sending?.On != issue.On ? this : WithoutSending(issue);

    private SpannerRecord WithoutSending(SpannerIssue issue) => this with { Sending = null, NextOn = SpannerHours.DayFrom(issue.On.AddDays(DaysApart)) };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A step that somebody was sent.</summary>
/// <param name="On">The local date of their team.</param>
public sealed record SentStep(string NudgeId, DateOnly On);

/// <summary>A message that is being sent.</summary>
/// <param name="On">The local date on which it was begun; names it.</param>
/// <param name="NudgeId">Null when it has no step.</param>
public sealed record SpannerIssue(DateOnly On, string? NudgeId);
