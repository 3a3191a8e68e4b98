export async function contestants(m) { return [{name:'none',sync:true,reference:true,explains:true,takesCases:true,prepare:(c)=>c,evaluate:(c)=>({payable:true,province:0,city:0})}]; }
