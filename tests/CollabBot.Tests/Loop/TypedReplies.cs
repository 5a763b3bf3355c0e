using System.Globalization;
using CollabBot.Core.Loop;
using CollabBot.Teams.Loop;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>Replies as leaders type them, and what is refused of what they fill in.</summary>
public sealed class TypedReplies
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("will do a shorter meeting by 3 March", "a shorter meeting", "2027-03-03")]
    [InlineData("Will do: a shorter meeting, by the 3rd of March.", "a shorter meeting", "2027-03-03")]
    [InlineData("I will do … a shorter meeting by Friday!", "a shorter meeting", "2026-11-27")]
    [InlineData("will do - meet less by 2026-12-01", "meet less", "2026-12-01")]
    [InlineData("will do cut meetings by half", "cut meetings by half", null)]
    [InlineData("will do cut meetings by half by tomorrow", "cut meetings by half", "2026-11-25")]
    [InlineData("will do stand by you", "stand by you", null)]
    [InlineData("will do", "", null)]
    [InlineData("will do meet\nless", "meet less", null)]
    public void What_will_be_done_and_by_when(string text, string words, string? by)
    {
        var typed = TypedReply.In(text)!.Value;

        var draft = TypedReply.Read(typed.Kind, typed.Words, "en-GB", Now, DateTimeZoneProviders.Tzdb["Europe/London"]);

        Assert.Equal((ReplyKind.WillDo, words, by), (draft.Kind, draft.Words, draft.By?.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("cannot because there is no money by Friday", "there is no money by Friday")]
    [InlineData("Cannot, because there is no money", "there is no money")]
    [InlineData("can't: no money", "no money")]
    [InlineData("We cannot because of the law", "of the law")]
    public void What_cannot_be_done_and_why(string text, string words)
    {
        var typed = TypedReply.In(text)!.Value;

        var draft = TypedReply.Read(typed.Kind, typed.Words, null, Now, DateTimeZone.Utc);

        Assert.Equal((ReplyKind.Cannot, words, null), (draft.Kind, draft.Words, draft.By));
    }

    [Theory]
    [InlineData("heard")]
    [InlineData("will you do it")]
    [InlineData("willdo")]
    [InlineData("cannotbe")]
    [InlineData("4")]
    public void Other_words_are_no_such_reply(string text) => Assert.Null(TypedReply.In(text));

    [Fact]
    public void Without_a_day_there_are_two_weeks() =>
        Assert.Equal(Today.AddDays(14), Assert.IsType<LeaderReply.WillDo>(Assert.IsType<DraftReading.Read>(ReplyDraft.Of(ReplyKind.WillDo, "less", null).Read(Today)).Reply).By);

    [Theory]
    [InlineData(true, " \u200b\n", null, "What you will do: there is nothing in it that can be seen. Write a few words, at most 280 characters. Nothing was sent.")]
    [InlineData(false, "", null, "Why you cannot: there is nothing in it that can be seen. Write a few words, at most 280 characters. Nothing was sent.")]
    [InlineData(true, "281", null, "What you will do: that is 281 characters; at most 280 fit. Nothing was sent.")]
    [InlineData(true, "less", "2026-11-23", "By when: Mon 23 November has gone by. Choose Tue 24 November or a later day. Nothing was sent.")]
    [InlineData(true, "less", "2028-01-01", "By when: Sat 1 January 2028 is too far away. Choose a day up to Thu 25 November 2027. Nothing was sent.")]
    public void What_cannot_be_sent_is_refused_with_the_field_what_came_and_what_is_wanted(bool isWillDo, string words, string? by, string problem)
    {
        var draft = ReplyDraft.Of(isWillDo ? ReplyKind.WillDo : ReplyKind.Cannot, words == "281" ? new string('x', 281) : words, by is null ? null : DateOnly.Parse(by, CultureInfo.InvariantCulture));

        Assert.Equal(problem, Assert.IsType<DraftReading.Refused>(draft.Read(Today)).Problem);
    }

    [Fact]
    public void The_mark_changes_with_all_that_the_team_will_see()
    {
        var draft = ReplyDraft.Of(ReplyKind.WillDo, "less", Today);

        Assert.Distinct([draft.Mark, (draft with { Words = "more" }).Mark, (draft with { By = Today.AddDays(1) }).Mark, (draft with { Kind = ReplyKind.Cannot }).Mark]);
        Assert.DoesNotContain("less", draft.ToString(), StringComparison.Ordinal);
    }
}
