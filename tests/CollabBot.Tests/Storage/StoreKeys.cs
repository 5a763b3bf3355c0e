using System.Text;
using CollabBot.Core.Storage;
using CsCheck;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class StoreKeys
{
    private static readonly Gen<string> Segment = Gen.OneOf(
        Gen.Char["ab%2F/.~:@; "].Array[1, 6].Select(characters => new string(characters)),
        Gen.String[1, 8].Where(IsWellFormed));

    private static readonly Gen<string[]> List = Segment.Array[1, 4];

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("with a space")]
    [InlineData("日本 é")]
    [InlineData("😀")]
    public void A_segment_comes_back_as_it_was_given(string segment)
    {
        var key = StoreKey.Of("round", segment, "plan.json");

        Assert.Equal(["round", segment, "plan.json"], key.Segments());
        Assert.Equal(3, key.Value.Split('/').Length);
    }

    [Fact]
    public void Any_list_of_segments_comes_back_from_its_key() =>
        List.Sample(list => StoreKey.Of(list).Segments().SequenceEqual(list), seed: "0N0XIzNsQ0O2", iter: 5_000, threads: 1);

    [Fact]
    public void Different_lists_never_make_the_same_key() =>
        Gen.Select(List, List).Sample(
            (first, second) => first.SequenceEqual(second) == (StoreKey.Of(first) == StoreKey.Of(second)),
            seed: "0N0XIzNsQ0O2",
            iter: 5_000,
            threads: 1);

    [Fact]
    public void A_key_holds_only_characters_that_every_store_keeps() =>
        List.Sample(
            list => StoreKey.Of(list).Value.All(c => char.IsAsciiLetterOrDigit(c) || "%/-._~".Contains(c, StringComparison.Ordinal)),
            seed: "0N0XIzNsQ0O2",
            iter: 5_000,
            threads: 1);

    [Theory]
    [InlineData("..", "%2E%2E")]
    [InlineData("...", "%2E%2E%2E")]
    [InlineData("a.b..", "a.b%2E%2E")]
    public void Dots_at_the_end_of_a_segment_are_neither_a_path_nor_dropped(string segment, string encoded) =>
        Assert.Equal($"a/{encoded}/b", StoreKey.Of("a", segment, "b").Value);

    [Fact]
    public void A_key_of_no_segment_or_an_empty_one_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of());
        Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of("a", ""));
        Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of("a").Then(""));
    }

    [Fact]
    public void The_length_counts_as_encoded()
    {
        Assert.Equal(StoreKey.MaxLength, StoreKey.Of(new string('x', StoreKey.MaxLength)).Value.Length);
        Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of(new string('x', StoreKey.MaxLength + 1)));
        Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of(new string(' ', (StoreKey.MaxLength / 3) + 1)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.ThrowsAny<ArgumentException>(() => StoreKey.Of("\ud800"));

    [Fact]
    public void More_segments_at_the_end_make_the_same_key_as_all_at_once() =>
        Assert.Equal(StoreKey.Of("a", "b/c", "d"), StoreKey.Of("a").Then("b/c", "d"));

    [Fact]
    public void A_key_that_a_store_gave_back_is_the_same_key()
    {
        var key = StoreKey.Of("a", "b c");

        Assert.Equal(key, StoreKey.FromEncoded(key.Value));
    }

    [Theory]
    [InlineData("a/b", "a", true)]
    [InlineData("a/b/c", "a", true)]
    [InlineData("a", "a", false)]
    [InlineData("ab", "a", false)]
    [InlineData("a-/b", "a", false)]
    [InlineData("a/", "a", false)]
    public void Below_means_further_segments(string key, string prefix, bool below) =>
        Assert.Equal(below, StoreKey.FromEncoded(key).IsBelow(StoreKey.FromEncoded(prefix)));

    // A half pair turns into the replacement character on its way through bytes.
    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
