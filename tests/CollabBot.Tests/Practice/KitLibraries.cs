using System.Text;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Practice;

/// <summary>The conversation kits that ship: one for each area, ten minutes each, in the library's manners.</summary>
public sealed class KitLibraries
{
    private static readonly IReadOnlyList<ConversationKit> Kits = ConversationKits.Shipped.Kits;

    private static IEnumerable<string> Texts => Kits.SelectMany(kit => kit.Questions.Concat(kit.Steps.SelectMany(step => new[] { step.InRoom, step.InCall })));

    [Fact]
    public void Each_of_the_eight_areas_has_one_kit_in_the_order_of_the_source()
    {
        Assert.Equal(PracticeArea.All, Kits.Select(kit => kit.Area));
        Assert.All(PracticeArea.All, area => Assert.Same(area, ConversationKits.Shipped.Of(area).Area));
        Assert.All(Kits, kit => Assert.Same(kit, ConversationKits.Shipped.Find(kit.Id)));
    }

    [Fact]
    public void Every_kit_exercises_a_shift_and_together_they_exercise_all_seven()
    {
        Assert.All(Kits, kit => Assert.Contains(kit.Shift, PracticeShift.All));
        Assert.Equal(PracticeShift.All.ToHashSet(), [.. Kits.Select(kit => kit.Shift)]);
    }

    [Fact]
    public void A_plan_takes_ten_minutes_and_begins_with_time_to_think_and_ends_with_who_and_when() => Assert.All(Kits, kit =>
    {
        Assert.Equal(ConversationKit.TotalMinutes, kit.Steps.Sum(step => step.Minutes));
        Assert.InRange(kit.Steps.Count, 3, 5);
        Assert.Contains("thinks alone", kit.Steps[0].InRoom, StringComparison.Ordinal);
        Assert.Matches("(?=.*who)(?=.*(when|day|which meeting))", kit.Steps[^1].InRoom);
    });

    [Fact]
    public void Both_questions_are_open() => Assert.All(Kits.SelectMany(kit => kit.Questions), question => Assert.Matches("^(What|When|Where|Which|Who|How) .*[?]$", question));

    [Fact]
    public void No_question_is_an_item_or_a_prompt()
    {
        var asked = ItemBank.Shipped.Items.Select(item => item.Text).Concat(PracticeArea.Asked.Select(CommentPrompt.Of)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(Kits.SelectMany(kit => kit.Questions), asked.Contains);
    }

    [Fact]
    public void Nobody_is_blamed_and_nobody_is_named() => Assert.All(Texts, text =>
    {
        Assert.DoesNotMatch(Manners.Blame(), text);
        Assert.DoesNotMatch(Manners.Name(), text);
    });

    [Fact]
    public void None_says_why_it_is_given_and_none_asks_for_what_is_nobody_elses_business() => Assert.All(Texts, text =>
    {
        Assert.DoesNotMatch(Manners.Reason(), text);
        Assert.DoesNotMatch(Manners.Private(), text);
    });

    [Theory]
    [InlineData("\"area\":\"trust\"", "\"area\":\"trusst\"", "no area is called 'trusst'")]
    [InlineData("\"shift\":\"S5\"", "\"shift\":\"S8\"", "no shift is called 'S8'")]
    [InlineData("\"What is it?\",", "", "needs 2 questions")]
    [InlineData("\"What is it?\"", "\"Say what it is.\"", "ends with its mark")]
    [InlineData("\"minutes\":9", "\"minutes\":8", "does not take 10 minutes")]
    [InlineData("\"minutes\":9", "\"minutes\":0", "a minute or more")]
    public void A_broken_kit_is_named(string good, string bad, string expected)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Parse(File.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains("K-TRU", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_without_a_kit_is_named() => Assert.Contains("relationships needs one kit", Assert.Throws<InvalidDataException>(() => Parse(File)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_kit_stands_in_the_file_once() =>
        Assert.Contains("K-TRU stands in the file more than once", Assert.Throws<InvalidDataException>(() => Parse(File.Replace("]}]}", "]}," + File[File.IndexOf("{\"id\"", StringComparison.Ordinal)..], StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    /// <summary>One good kit, of trust.</summary>
    private const string File = """
        {"version":"1","kits":[{"id":"K-TRU","area":"trust","shift":"S5","questions":["What is it?","Who is it?"],"steps":[{"minutes":9,"do":"Talk.","inCall":"Talk."},{"minutes":1,"do":"End.","inCall":"End."}]}]}
        """;

    private static ConversationKits Parse(string json) => ConversationKits.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
