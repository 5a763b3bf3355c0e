using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Teams.Kits;
using Xunit;

namespace CollabBot.Tests.Practice;

/// <summary>What people are asked and advised can be read at twelve (science.md A1, F2).</summary>
public sealed class ReadingAges
{
    private const double Oldest = 12;

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("name", 1)]
    [InlineData("asked", 1)]
    [InlineData("needed", 2)]
    [InlineData("table", 2)]
    [InlineData("people", 2)]
    [InlineData("agree", 2)]
    [InlineData("something", 2)]
    [InlineData("meeting", 2)]
    [InlineData("colleague", 2)]
    [InlineData("decided", 3)]
    [InlineData("idea", 3)]
    [InlineData("introduction", 4)]
    [InlineData("community", 4)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) => Assert.Equal(syllables, ReadingAge.Syllables(word));

    [Theory]
    [InlineData("The cat sat on the mat.", -1.4)]
    [InlineData("Open your next team meeting with one thing you got wrong lately and what you learned. Keep it short and real. Then ask: \"What have others learned the hard way?\" Thank the first person who answers.", 2.0)]
    [InlineData("Offer a partner or community group one thing that helps them more than you: an hour, a room, some data or an introduction. Expect nothing back this week.", 6.3)]
    public void The_grade_is_that_of_the_formula(string text, double grade) => Assert.InRange(ReadingAge.Grade(text), grade - .5, grade + .5);

    [Fact]
    public void Every_nudge_can_be_read_at_twelve() => AllRead(NudgeLibrary.Shipped.Nudges.Select(nudge => (nudge.Id, nudge.Text)));

    [Fact]
    public void Every_prompt_can_be_read_at_twelve() => AllRead(PracticeArea.Asked.Select(area => (area.Id, CommentPrompt.Of(area))));

    [Fact]
    public void Every_item_can_be_read_at_twelve() => AllRead(ItemBank.Shipped.Items.Select(item => (item.Id, item.Text)));

    [Fact]
    public void Every_kit_can_be_read_at_twelve() => AllRead(ConversationKits.Shipped.Kits.SelectMany(kit =>
        kit.Questions.Concat(kit.Steps.SelectMany(step => new[] { step.InRoom, step.InCall })).Select(text => (kit.Id, text))));

    [Fact]
    public void Whatever_is_said_around_a_kit_can_be_read_at_twelve() =>
        AllRead(new[] { KitTexts.TooFew, KitTexts.FromLeader, KitTexts.NotALeader, KitTexts.NoSuchArea }.Select(text => (text[..10], text)));

    [Fact]
    public void Whatever_is_said_of_the_eight_areas_together_can_be_read_at_twelve() =>
        AllRead(Interdependence.Claims.Concat([AreaCards.Title, AreaCards.Whose, AreaCards.Beside]).Select(text => (text[..10], text)));

    [Fact]
    public void Every_question_to_oneself_can_be_read_at_twelve() => AllRead(SelfReflection.All.Select(question => (question.Quality.Id, question.Text)));

    private void AllRead(IEnumerable<(string Id, string Text)> texts)
    {
        var ages = texts.Select(text => (text.Id, Age: ReadingAge.Of(text.Text))).OrderByDescending(text => text.Age).ToList();

        _output.WriteLine(FormattableString.Invariant($"{ages.Count} texts: oldest {ages[0].Age:F1} ({ages[0].Id}), mean {ages.Average(text => text.Age):F1}."));
        Assert.DoesNotContain(ages, text => text.Age > Oldest);
    }
}
