namespace Forja.ProjectFiles.Tests.Text;

public sealed class ThreeWayMergeTests
{
    private const string Base = "one\ntwo\nthree\nfour\nfive\nsix\n";

    [Fact]
    public void Merge_DifferentPlaces_KeepsBoth() =>
        Assert.Equal(
            new MergeResult.Merged("ONE\ntwo\nthree\nfour\nfive\nsix\nseven\n"),
            ThreeWayMerge.Merge(Base, Base.Replace("one", "ONE"), Base + "seven\n"));

    [Fact]
    public void Merge_SameChangeOnBothSides_TakesItOnce()
    {
        var changed = Base.Replace("two\n", "2\n2b\n");
        Assert.Equal(new MergeResult.Merged(changed.Replace("six", "6")), ThreeWayMerge.Merge(Base, changed, changed.Replace("six", "6")));
    }

    [Fact]
    [Trait("Case", "F10")]
    public void Merge_SameLineChangedDifferently_IsAConflictWithBothSides()
    {
        var conflict = Assert.Single(Assert.IsType<MergeResult.Conflicted>(
            ThreeWayMerge.Merge(Base, Base.Replace("three", "mine"), Base.Replace("three", "theirs"))).Conflicts);

        Assert.Equal(new MergeConflict(3, "three\n", "mine\n", "theirs\n"), conflict);
    }

    [Fact]
    public void Merge_OneSideDeletesWhatTheOtherChanges_IsAConflict() =>
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(Base, Base.Replace("three\n", ""), Base.Replace("three", "3")));

    [Fact]
    public void Merge_BothInsertAtTheSamePlace_IsAConflict() =>
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(Base, Base.Replace("two\n", "two\nx\n"), Base.Replace("two\n", "two\ny\n")));

    [Fact]
    public void Merge_NoCommonGround_IsAConflict() => Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge("", "a\n", "b\n"));

    [Fact]
    public void Merge_OneSideUnchanged_IsTheOtherSide()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var text = RandomText.Lines(random, 20);
            var changed = RandomText.Changed(random, text);

            Assert.Equal(new MergeResult.Merged(changed), ThreeWayMerge.Merge(text, changed, text));
            Assert.Equal(new MergeResult.Merged(changed), ThreeWayMerge.Merge(text, text, changed));
            Assert.Equal(new MergeResult.Merged(changed), ThreeWayMerge.Merge(text, changed, changed));
        }
    }

    [Fact]
    public void Merge_SidesExchanged_ComesToTheSame()
    {
        var random = new Random(12);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText.Lines(random, 20);
            var (ours, theirs) = (RandomText.Changed(random, text), RandomText.Changed(random, text));
            var one = ThreeWayMerge.Merge(text, ours, theirs);
            var other = ThreeWayMerge.Merge(text, theirs, ours);

            if (one is MergeResult.Merged) Assert.Equal(one, other);
            else Assert.IsType<MergeResult.Conflicted>(other);
        }
    }
}
