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
        Assert.All(PracticeArea.All, area => Assert.Contains(ItemBank.Shipped.Items, item => item.Area == area));
    }

    [Fact]
    public void Every_item_reads_in_one_breath() =>
        Assert.All(ItemBank.Shipped.Items, item => Assert.InRange(item.Text.Split(' ').Length, 3, 15));

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
