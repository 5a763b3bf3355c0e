using System.Text;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Practice;

public sealed class ItemBanks
{
    [Fact]
    public void The_shipped_bank_has_three_anchors_for_each_core_area()
    {
        Assert.All(PracticeArea.Core, area => Assert.Equal(3, ItemBank.Shipped.Anchors(area).Count));
        Assert.Equal(9, ItemBank.Shipped.Items.Count(item => item.IsAnchor));
    }

    [Fact]
    public void Every_area_has_as_many_items_as_the_rotation_goes_through()
    {
        Assert.All(PracticeArea.Core, area => Assert.Equal(7, ItemBank.Shipped.Items.Count(item => item.Area == area)));
        Assert.All(PracticeArea.Others, area => Assert.Equal(6, ItemBank.Shipped.Rotating(area).Count));
        Assert.Equal(7, ItemBank.Shipped.Rotating(PracticeArea.Shift).Count);
        Assert.Equal(58, ItemBank.Shipped.Items.Count);
    }

    [Fact]
    public void The_eight_areas_are_the_core_and_the_others_and_the_ways_of_working_stand_beside_them()
    {
        Assert.Equal(PracticeArea.All.ToHashSet(), [.. PracticeArea.Core, .. PracticeArea.Others]);
        Assert.DoesNotContain(PracticeArea.Shift, PracticeArea.All);
        Assert.Same(PracticeArea.Shift, PracticeArea.Find("shift"));
    }

    [Fact]
    public void Every_item_reads_in_one_breath() =>
        Assert.All(ItemBank.Shipped.Items, item => Assert.InRange(item.Text.Split(' ').Length, 3, 15));

    [Fact]
    public void Neither_an_item_nor_a_label_holds_a_number() => Assert.All(
        ItemBank.Shipped.Items.SelectMany(item => item.Scale.Labels.Append(item.Text).Append(item.Scale.Stem)),
        text => Assert.DoesNotContain(text, character => char.IsAsciiDigit(character)));

    [Fact]
    public void Few_items_are_reverse_and_none_of_them_negates()
    {
        var reverse = ItemBank.Shipped.Items.Where(item => item.IsReverse).ToList();

        Assert.Equal(11, reverse.Count);
        Assert.All(reverse, item => Assert.DoesNotContain(item.Text.Split(' '), word => word is "not" or "never" || word.EndsWith("n't", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"id":"X1","area":"trusst","scale":"freq","reverse":false,"anchor":false,"text":"t"}""", "no area is called 'trusst'")]
    [InlineData("""{"id":"X1","area":"trust","scale":"often","reverse":false,"anchor":false,"text":"t"}""", "no scale is called 'often'")]
    [InlineData("""{"id":"X1","area":"trust","scale":"freq","reverse":true,"anchor":true,"text":"t"}""", "worded positively")]
    [InlineData("""{"id":"X1","area":"trust","scale":"freq","reverse":false,"anchor":false,"text":"t"},{"id":"X1","area":"trust","scale":"freq","reverse":false,"anchor":false,"text":"t"}""", "more than once")]
    public void A_broken_bank_says_which_item_is_wrong(string items, string expected)
    {
        var json = $$$"""{"version":"1","scales":{"freq":{"stem":"s","labels":["1","2","3","4","5"]},"agree":{"stem":"s","labels":["1","2","3","4","5"]}},"items":[{{{items}}}]}""";

        var thrown = Assert.Throws<InvalidDataException>(() => ItemBank.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json))));

        Assert.Contains("X1", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }
}
