using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Teams.Comments;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>How long a comment may be, counted as its author would count.</summary>
public sealed class CommentTexts
{
    private const string Family = "👩‍👩‍👧‍👦";

    public static TheoryData<string> Characters => ["x", "é", "ß", "😀", "e\u0301", "ש", "မြ", "漢"];

    [Theory]
    [MemberData(nameof(Characters))]
    public void Two_hundred_and_eighty_characters_fit_whatever_they_are_made_of(string character)
    {
        var words = string.Concat(Enumerable.Repeat(character, CommentText.MaxLength));

        Assert.Equal(words, Assert.IsType<CommentReading.Read>(CommentDraft.Of(PracticeArea.Trust, words).Reading).Text.Value);
        Assert.Equal(281, Assert.IsType<CommentReading.TooLong>(CommentDraft.Of(PracticeArea.Trust, words + character).Reading).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    [InlineData("\u200b\u2060\ufeff\u00ad\u202e")]
    [InlineData("\u3164\u115f")]
    public void What_cannot_be_seen_is_no_comment(string words) => Assert.IsType<CommentReading.Empty>(CommentDraft.Of(PracticeArea.Trust, words).Reading);

    [Theory]
    [InlineData(Family, 280, 280 * 51)]
    [InlineData("👩\u200d", 2_000, (2_000 * 13) - 1)]
    public void What_is_put_together_from_many_is_told_by_the_room_it_takes(string part, int times, int room)
    {
        var reading = CommentDraft.Of(PracticeArea.Trust, string.Concat(Enumerable.Repeat(part, times)).TrimEnd('\u200d')).Reading;

        Assert.Equal(room, Assert.IsType<CommentReading.TooLarge>(reading).Room);
    }

    [Fact]
    public void Sixty_families_are_counted_as_sixty() =>
        Assert.IsType<CommentReading.Read>(CommentDraft.Of(PracticeArea.Trust, string.Concat(Enumerable.Repeat(Family, 60))).Reading);

    [Fact]
    public void The_largest_that_is_taken_can_be_sealed()
    {
        var words = string.Concat(Enumerable.Repeat("漢" + string.Concat(Enumerable.Repeat('\u0e33', 11)), 280));
        Assert.Equal(280 * 12, CommentText.RoomOf(words));
        var box = new CommentBox(new byte[CommentBox.KeyBytes]);

        var opened = box.Open("slot", new Core.Storage.StoredObject(box.Seal("slot", SealedComment.Of(CommentText.Trusted(words), default)), new Core.Storage.Revision("1")));

        Assert.Equal(words, opened!.Text!.Value.Value);
    }

    [Theory]
    [InlineData("one\r\ntwo\u2028three", "one two three")]
    [InlineData("zero\u200bwidth", "zerowidth")]
    [InlineData("\u202eturned\u202c round", "turned round")]
    [InlineData("  spelld as writen  ", "spelld as writen")]
    public void It_is_kept_as_it_will_be_shown(string words, string kept) =>
        Assert.Equal(kept, Assert.IsType<CommentReading.Read>(CommentDraft.Of(PracticeArea.Trust, words).Reading).Text.Value);

    [Fact]
    public void Nothing_that_holds_words_tells_them_when_it_is_printed()
    {
        const string Words = "what nobody logs";
        var text = ASweep.Text(Words);
        object[] holders =
        [
            text, new OwnComment(PracticeArea.Trust, text), new CommentReading.Read(text), CommentDraft.Of(PracticeArea.Trust, Words), SealedComment.Of(text, default),
            new AreaComments(PracticeArea.Trust, [Words]), new CommentRelease([new AreaComments(PracticeArea.Trust, [Words])]), new WrittenComment(PracticeArea.Trust, text, false),
            new CommentHint(CommentHintKind.Name, Words),
        ];

        Assert.All(holders, holder => Assert.DoesNotContain("nobody", holder.ToString(), StringComparison.Ordinal));
    }
}
