using Forja.ProjectFiles;
using Forja.Sandboxes.Pool;

namespace Forja.Sandboxes.Tests.Pool;

/// <summary>A member has one owner.</summary>
public sealed class WaitingMembersTests
{
    [Fact]
    [Trait("Case", "T1")]
    public void Take_AThousandRaces_EachMemberHasExactlyOneOwner()
    {
        for (var race = 0; race < 1000; race++)
        {
            var members = new WaitingMembers();
            var there = Enumerable.Range(0, 3).Select(_ => new PoolMember(ProjectId.New(), "react", null!)).ToList();
            foreach (var member in there) members.Add(member);
            var taken = new ProjectId?[8];

            Parallel.For(0, taken.Length, claimer => taken[claimer] = members.Take("react")?.Project);

            Assert.Equal(there.Select(member => member.Project.Value).Order(), taken.OfType<ProjectId>().Select(id => id.Value).Order());
        }
    }
}
