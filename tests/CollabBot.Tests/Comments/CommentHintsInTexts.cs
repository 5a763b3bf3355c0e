using CollabBot.Core.Comments;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>By what an author may be known, as they are told before they seal a comment.</summary>
public sealed class CommentHintsInTexts
{
    private static readonly string[] Names = ["Ada Quillfeather", "Will Marrowby", "Bo Li", "Mary-Jane O'Neill", "Ottershaw, Cyd (Housing)"];

    [Theory]
    [InlineData("Ada does all of it", "Ada")]
    [InlineData("ask ada, or QUILLFEATHER.", "ada|QUILLFEATHER")]
    [InlineData("That was Ada's idea and Cyd’s plan", "Ada|Cyd")]
    [InlineData("Jane and O'Neill", "Jane|O'Neill")]
    [InlineData("we will see; Will would not", "Will")]
    [InlineData("nobody in particular", "")]
    [InlineData("adage and willing are no names", "")]
    public void A_name_of_the_team_is_found_as_a_word_of_its_own(string text, string found) => Assert.Equal(Split(found), Found(text, CommentHintKind.Name));

    [Theory]
    [InlineData("write to ada.q@north.example, please", "ada.q@north.example")]
    [InlineData("(<bob@x>)", "bob@x")]
    [InlineData("meet @ noon, 5 @ 3", "")]
    public void An_address_is_found(string text, string found) => Assert.Equal(Split(found), Found(text, CommentHintKind.Address));

    [Theory]
    [InlineData("after the meeting on 3 March nobody spoke", "3 March")]
    [InlineData("since 2026-11-03 it is so", "2026-11-03")]
    [InlineData("on 3/11/2026 and on the 21st of May", "3/11/2026|21st of May")]
    [InlineData("on 3/11 we met; May 3rd too", "on 3/11|May 3rd")]
    [InlineData("the 3.11.2026 one", "3.11.2026")]
    [InlineData("last Tuesday's meeting, Fridays and yesterday", "Tuesday's|Fridays|yesterday")]
    [InlineData("we are on call 24/7 and 1/2 of us may be 3 of 5, or 10", "")]
    [InlineData("version 2.0 came in 2026", "")]
    public void A_day_is_found_and_a_number_is_none(string text, string found) => Assert.Equal(Split(found), Found(text, CommentHintKind.Date));

    [Theory]
    [InlineData("As the only nurse I see that", 1)]
    [InlineData("I'm the one who does the rota", 1)]
    [InlineData("As a social worker I am not heard", 1)]
    [InlineData("in my role it is hard; when I joined it was not", 2)]
    [InlineData("as a team we do well, as a rule", 0)]
    [InlineData("we should ask more often", 0)]
    public void What_few_could_say_of_themselves_is_found(string text, int found) => Assert.Equal(found, Found(text, CommentHintKind.Role).Count);

    [Fact]
    public void Each_is_named_once_and_they_come_in_the_order_of_their_kinds()
    {
        var hints = CommentHints.In(ASweep.Text("On Tuesday Ada told ada@x.example, as the only nurse, Ada said"), Names);

        Assert.Equal([CommentHintKind.Name, CommentHintKind.Address, CommentHintKind.Date, CommentHintKind.Role], hints.Select(hint => hint.Kind));
    }

    [Theory]
    [InlineData("((((((((((")]
    [InlineData("'s 's ’s")]
    [InlineData("@ @@ a@ @b a@b@c")]
    [InlineData("th st nd 0th 99th 32 March 99/99/9999")]
    public void Nothing_that_is_written_breaks_it(string text) => Assert.NotNull(CommentHints.In(ASweep.Text(text), Names));

    private static List<string> Found(string text, CommentHintKind kind) => [.. CommentHints.In(ASweep.Text(text), Names).Where(hint => hint.Kind == kind).Select(hint => hint.Words)];

    private static string[] Split(string found) => found.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
