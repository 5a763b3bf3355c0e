using CollabBot.Core.Insights;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>Against published figures and the definition's own corner cases.</summary>
public sealed class Polarisations
{
    [Theory]
    [InlineData(new[] { 30.0, 40, 210, 130, 530, 50, 10 }, 0.6113333)]
    [InlineData(new[] { 2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6 }, 0.60972361)]
    [InlineData(new[] { 0.0, 0, 0, 0, 8 }, 1)]
    [InlineData(new[] { 4.0, 0, 0, 0, 4 }, -1)]
    [InlineData(new[] { 1.0, 1, 1, 1, 1 }, 0)]
    [InlineData(new[] { 0.0, 1, 2, 3, 2 }, 0.4375)]
    [InlineData(new[] { 3.0, 1, 0, 1, 3 }, -0.56944444)]
    [InlineData(new[] { 0.0, 4, 0, 4, 0 }, 0.16666667)]
    [InlineData(new[] { 1.0, 0, 2, 4, 1 }, 0.41666667)]
    [InlineData(new[] { 2.0, 1, 0, 0, 5 }, 0.02083333)]
    public void Agreement_is_as_published(double[] counts, double expected) => Assert.Equal(expected, Polarisation.AgreementOf(counts), 6);

    [Fact]
    public void Polarisation_of_single_answers_is_as_published()
    {
        int[] answers = [1, 2, 4, 2, 5, 2, 7, 7, 3, 1, 2, 1, 3, 2, 4, 1, 5, 2, 3, 2, 4, 2, 3, 1, 1, 3];

        var polarisation = Polarisation.Of([.. Enumerable.Range(1, 7).Select(value => (double)answers.Count(answer => answer == value))]);

        Assert.Equal(0.3038462, polarisation, 6);
    }

    [Theory]
    [InlineData(new[] { 0.0, 0, 5, 4, 0 }, Agreement.Close)]
    [InlineData(new[] { 0.0, 1, 2, 3, 2 }, Agreement.Mixed)]
    [InlineData(new[] { 2.0, 2, 2, 2, 2 }, Agreement.Split)]
    [InlineData(new[] { 5.0, 0, 0, 0, 5 }, Agreement.Split)]
    public void A_bound_belongs_to_the_wider_word(double[] counts, Agreement expected) => Assert.Equal(expected, Polarisation.InWords(counts));

    [Fact]
    public void Nothing_and_less_than_nothing_have_no_polarisation()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Polarisation.Of([0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Polarisation.Of([1, -1, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Polarisation.Of([1, 1]));
    }

    [Fact]
    public void What_a_level_may_say_besides_names_no_number_of_people()
    {
        Assert.Equal("35% favourable, 20% in between, 45% not yet", Wording.Of(new Shares(35, 20, 45)));
        Assert.Equal("40% favourable, 65% not yet", Wording.Of(new Shares(40, null, 65)));
        Assert.All(Enum.GetValues<Agreement>(), agreement => Assert.DoesNotMatch("[0-9]", Wording.Of(agreement)));
    }
}
