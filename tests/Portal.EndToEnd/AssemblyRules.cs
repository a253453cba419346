using Xunit.Sdk;
using Xunit.v3;
using Portal.EndToEnd;

// One browser, one portal after the other: two cores are not enough for more, and a person has one screen.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DemoPortal))]
